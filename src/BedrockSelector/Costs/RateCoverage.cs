using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>Says in words what rates cover, for answers about what is missing.</summary>
internal static class RateCoverage
{
    private const int MostGroups = 4;
    private const int MostRegions = 6;

    public static string Describe(IEnumerable<Rate> rates)
    {
        var groups = rates.GroupBy(static rate => (rate.Tier, Scopes: string.Join(" and ", rate.Scopes.Select(static scope => scope.Name()))))
            .Select(static group => $"{group.Key.Tier.Name()}, {group.Key.Scopes}, in {Regions(group)}").ToArray();
        return groups.Length <= MostGroups
            ? string.Join("; ", groups)
            : $"{string.Join("; ", groups.Take(MostGroups))}; and {groups.Length - MostGroups} other combinations";
    }

    public static string Conditions(Rate rate, ImmutableArray<DimensionDefinition> dimensions)
    {
        var stated = dimensions
            .Select(dimension => rate.Conditions[dimension.Dimension] is { } value ? dimension.Say(value) : null).OfType<string>()
            .Prepend(rate.Profile is null ? null : $"the profile '{rate.Profile}.'").OfType<string>().ToArray();
        return stated.Length == 0 ? "the base model" : string.Join(", ", stated);
    }

    private static string Regions(IEnumerable<Rate> rates)
    {
        var regions = rates.SelectMany(static rate => rate.Regions).Select(static region => region.Value).Distinct().Order(StringComparer.Ordinal).ToArray();
        return regions.Length <= MostRegions ? string.Join(", ", regions) : $"{string.Join(", ", regions.Take(MostRegions))} and {regions.Length - MostRegions} more regions";
    }
}
