namespace BedrockSelector.Knowledge.Compiler.Writing;

/// <summary>Joins what is equal but for region and scope, so that documents say it once.</summary>
internal static class RegionLists
{
    /// <summary>Groups rows of one scope and region each: first by region, then by scope.</summary>
    /// <param name="rows">The rows: what is equal but for region and scope, as a text that tells it from others; scope; region.</param>
    /// <returns>Each group with its scopes and regions, both ordinal.</returns>
    public static IEnumerable<(T Row, string[] Scopes, string[] Regions)> Join<T>(IEnumerable<(T Row, string Same, string Scope, string Region)> rows) =>
        rows.GroupBy(static row => (row.Same, row.Scope))
            .Select(static group => (group.First().Row, group.Key.Same, group.Key.Scope, Regions: group.Select(static row => row.Region).Where(static region => region.Length > 0).Distinct().Order(StringComparer.Ordinal).ToArray()))
            .GroupBy(static row => (row.Same, Regions: string.Join(' ', row.Regions)))
            .Select(static group => (group.First().Row, group.Select(static row => row.Scope).Order(ScopeOrder.Instance).ToArray(), group.First().Regions));

    private sealed class ScopeOrder : IComparer<string>
    {
        public static readonly ScopeOrder Instance = new();

        public int Compare(string? one, string? other) => Rank(one).CompareTo(Rank(other));

        private static int Rank(string? scope) => scope switch { "in-region" => 0, "geo" => 1, _ => 2 };
    }
}
