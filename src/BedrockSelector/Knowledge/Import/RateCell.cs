using BedrockSelector.Knowledge.Documents;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Import;

/// <summary>One price: a rate group taken apart, one cell for each scope, region and meter.</summary>
/// <param name="Group">What the group says besides scopes, regions and meters.</param>
/// <param name="Scope">The scope.</param>
/// <param name="Region">The region.</param>
/// <param name="Meter">The meter.</param>
/// <param name="Usd">US dollars for the meter's unit.</param>
internal sealed record RateCell(RateGroup Group, string Scope, string Region, string Meter, decimal Usd)
{
    /// <summary>Puts cells together into as few groups as say the same.</summary>
    public static RateEntry[] Regroup(IEnumerable<RateCell> cells, DeclaredDimensions dimensions)
    {
        var byPlace = cells.GroupBy(static cell => (cell.Group, cell.Scope, cell.Region))
            .Select(static place => (place.Key.Group, place.Key.Scope, place.Key.Region, Meters: place.OrderBy(static cell => cell.Meter, StringComparer.Ordinal).ToArray()));
        var byMeters = byPlace.GroupBy(static place => (place.Group, place.Scope, Meters: string.Join(' ', place.Meters.Select(static cell => FormattableString.Invariant($"{cell.Meter}={cell.Usd}")))))
            .Select(static group => (group.Key.Group, group.Key.Scope, group.Key.Meters, Cells: group.First().Meters, Regions: string.Join(' ', group.Select(static place => place.Region).Order(StringComparer.Ordinal))));
        return
        [
            .. byMeters.GroupBy(static group => (group.Group, group.Meters, group.Regions))
                .Select(static same => (same.Key.Group, Scopes: same.Select(static one => one.Scope).ToArray(), same.First().Cells, same.Key.Regions))
                .OrderBy(group => group.Group.Order(dimensions)).ThenBy(static group => ScopeOrder(group.Scopes)).ThenBy(static group => group.Regions, StringComparer.Ordinal)
                .ThenBy(static group => group.Cells[0].Meter, StringComparer.Ordinal)
                .Select(group => group.Group.ToEntry(
                    dimensions,
                    [.. group.Scopes.OrderBy(static scope => ScopeOrder([scope]))],
                    group.Regions.Split(' '),
                    group.Cells.ToDictionary(static cell => cell.Meter, static cell => cell.Usd, StringComparer.Ordinal))),
        ];
    }

    private static int ScopeOrder(string[] scopes) => scopes.Min(static scope => ClosedSet.TryParse<CallScope>(scope, out var known) ? (int)known : 0);
}
