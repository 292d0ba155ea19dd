using System.Collections.Immutable;
using System.Text.Json;
using BedrockSelector.Calls;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints rates and the words that go with evidence.</summary>
internal static class RateText
{
    public static string Mode(ReasoningMode mode) => mode.Name;

    public static string Host(MeasuredHost host) => host switch { MeasuredHost.Bedrock => "bedrock", MeasuredHost.Aws => "aws", _ => "other" };

    public static string Conditions(Rate rate, ImmutableArray<DimensionDefinition> dimensions)
    {
        string?[] parts =
        [
            rate.Profile is null ? null : $"profile {rate.Profile}",
            .. Cells(rate.Conditions, dimensions),
            rate.RegionAssumed ? "region assumed" : null,
            rate.Derived ? "computed" : null,
        ];
        return string.Join(", ", parts.Where(static part => part is not null));
    }

    public static IEnumerable<string> Cells(PriceConditions conditions, ImmutableArray<DimensionDefinition> dimensions) =>
        dimensions.Select(dimension => conditions[dimension.Dimension] is { } value ? dimension.Cell(value) : null).OfType<string>();

    /// <summary>Writes one member a dimension, null where nothing is stated.</summary>
    public static void Write(Utf8JsonWriter json, PriceConditions conditions, ImmutableArray<DimensionDefinition> dimensions)
    {
        foreach (var dimension in dimensions)
        {
            var value = conditions[dimension.Dimension];
            if (value is not null && dimension.Match == DimensionMatch.Above)
            {
                json.WritePropertyName(dimension.Field);
                json.WriteRawValue(value);
            }
            else
            {
                json.Text(dimension.Field, value);
            }
        }
    }

    public static void Write(Utf8JsonWriter json, Rate rate, ImmutableArray<DimensionDefinition> dimensions)
    {
        json.Text("meter", rate.Meter.Name);
        json.Text("tier", rate.Tier.Name());
        json.Texts("scopes", rate.Scopes.Select(static scope => scope.Name()));
        json.Text("profile", rate.Profile);
        json.Texts("regions", rate.Regions.Select(static region => region.Value));
        json.Decimal("unitPriceUsd", rate.Price.Usd);
        json.Integer("per", rate.Price.Per);
        Write(json, rate.Conditions, dimensions);
        json.Date("validFrom", rate.ValidFrom);
        json.Date("validTo", rate.ValidTo);
        json.WriteBoolean("regionAssumed", rate.RegionAssumed);
        json.WriteBoolean("derived", rate.Derived);
        json.Text("note", rate.Note);
        json.Objects("others", rate.Others, static (writer, other) =>
        {
            writer.Decimal("usd", other.Usd);
            writer.Text("source", other.Source.Key);
            writer.Date("asOf", other.Source.AsOf);
            writer.Text("reason", other.Reason);
        });
        json.Text("source", rate.Source.Key);
        json.Date("asOf", rate.Source.AsOf);
        json.Text("layer", rate.Layer);
    }
}
