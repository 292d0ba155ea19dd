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

    public static string? Subject(RateSubject? subject) =>
        subject switch { RateSubject.Base => "base", RateSubject.Custom => "custom", RateSubject.Imported => "imported", _ => null };

    public static string Conditions(Rate rate)
    {
        var conditions = rate.Conditions;
        string?[] parts =
        [
            rate.Profile is null ? null : $"profile {rate.Profile}",
            conditions.Term is { } term ? $"term {term.Name()}" : null,
            conditions.ContextAbove is { } above ? $"above {above} tokens" : null,
            conditions.Resolution,
            conditions.Quality,
            Subject(conditions.For),
            conditions.UnitVersion,
            rate.RegionAssumed ? "region assumed" : null,
            rate.Derived ? "computed" : null,
        ];
        return string.Join(", ", parts.Where(static part => part is not null));
    }

    public static void Write(Utf8JsonWriter json, Rate rate)
    {
        json.Text("meter", rate.Meter.Name);
        json.Text("tier", rate.Tier.Name());
        json.Texts("scopes", rate.Scopes.Select(static scope => scope.Name()));
        json.Text("profile", rate.Profile);
        json.Texts("regions", rate.Regions.Select(static region => region.Value));
        json.Decimal("unitPriceUsd", rate.Price.Usd);
        json.Integer("per", rate.Price.Per);
        json.Text("term", rate.Conditions.Term?.Name());
        json.Integer("contextAbove", rate.Conditions.ContextAbove);
        json.Text("resolution", rate.Conditions.Resolution);
        json.Text("quality", rate.Conditions.Quality);
        json.Text("for", Subject(rate.Conditions.For));
        json.Text("unitVersion", rate.Conditions.UnitVersion);
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
