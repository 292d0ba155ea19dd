using System.Collections.Immutable;
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

    public static IEnumerable<string> Cells(ConditionFields conditions, ImmutableArray<DimensionDefinition> dimensions) =>
        dimensions.Select(dimension => conditions.Of(dimension) is { } value ? dimension.Cell(value) : null).OfType<string>();

    private static IEnumerable<string> Cells(PriceConditions conditions, ImmutableArray<DimensionDefinition> dimensions) =>
        dimensions.Select(dimension => conditions[dimension.Dimension] is { } value ? dimension.Cell(value) : null).OfType<string>();
}
