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

    public static string Conditions(Rate rate)
    {
        var conditions = rate.Conditions;
        string?[] parts =
        [
            rate.Profile is null ? null : $"the profile '{rate.Profile}.'",
            conditions.Term is { } term ? $"term {term.Name()}" : null,
            conditions.ContextAbove is { } above ? $"more than {above} input tokens" : null,
            conditions.Resolution is null ? null : $"resolution {conditions.Resolution}",
            conditions.Quality is null ? null : $"quality {conditions.Quality}",
            conditions.UnitVersion is null ? null : $"unit version {conditions.UnitVersion}",
            conditions.For switch { RateSubject.Custom => "custom models", RateSubject.Imported => "imported models", RateSubject.Base => "the base model", _ => null },
        ];
        var stated = parts.Where(static part => part is not null).ToArray();
        return stated.Length == 0 ? "the base model" : string.Join(", ", stated);
    }

    private static string Regions(IEnumerable<Rate> rates)
    {
        var regions = rates.SelectMany(static rate => rate.Regions).Select(static region => region.Value).Distinct().Order(StringComparer.Ordinal).ToArray();
        return regions.Length <= MostRegions ? string.Join(", ", regions) : $"{string.Join(", ", regions.Take(MostRegions))} and {regions.Length - MostRegions} more regions";
    }
}
