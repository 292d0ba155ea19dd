using System.Collections.Immutable;
using BedrockSelector.Logs;

namespace BedrockSelector.Demand;

/// <summary>Sums use by hour and model.</summary>
internal static class DemandTable
{
    public static ImmutableArray<HourlyDemandRow> Rows(IEnumerable<(long Hour, string ModelId, UsageSums Sums)> use) =>
    [
        .. use.GroupBy(static one => (one.Hour, one.ModelId))
            .OrderBy(static group => group.Key.Hour)
            .ThenBy(static group => group.Key.ModelId, StringComparer.Ordinal)
            .Select(static group => Row(group.Key.Hour, group.Key.ModelId, group.Aggregate(default(UsageSums), static (sum, one) => sum + one.Sums))),
    ];

    private static HourlyDemandRow Row(long hour, string modelId, UsageSums sums) => new(
        new DateTimeOffset(hour * TimeSpan.TicksPerHour, TimeSpan.Zero), modelId, sums.Input, sums.Output, sums.CacheRead, sums.CacheWrite, sums.Requests);
}
