namespace BedrockSelector.Bills;

/// <summary>What share of the list price a lane is billed at: the one that holds for most of its money.</summary>
internal static class RateShare
{
    private const int Digits = 6;
    private const decimal Near = 0.000001m;

    /// <summary>The share; 1 where no share holds for more than half of the money, or where one period alone tells it.</summary>
    public static decimal Of(IReadOnlyCollection<LaneSlot> slots)
    {
        var priced = slots.Where(static slot => slot.BaseUsd > 0m && slot.Billed.Lines > slot.Billed.RepeatedLines).ToArray();
        if (priced.Length == 0)
        {
            return 1m;
        }

        var most = priced.GroupBy(static slot => decimal.Round(slot.NetUsd / slot.BaseUsd, 4))
            .OrderByDescending(static group => group.Sum(static slot => slot.BaseUsd)).ThenBy(static group => group.Key).First();
        var enough = most.Sum(static slot => slot.BaseUsd) * 2m > priced.Sum(static slot => slot.BaseUsd);
        var told = most.Count() > 1 || most.All(static slot => slot.StatedUsd is not null);
        var largest = most.OrderByDescending(static slot => slot.BaseUsd).First();
        var share = decimal.Round(largest.NetUsd / largest.BaseUsd, Digits);
        return enough && told && share is >= 0m and < 1m && Math.Abs(largest.NetUsd - largest.BaseUsd) > largest.Tolerance ? share : 1m;
    }

    /// <summary>Whether a slot is billed at a share.</summary>
    public static bool Holds(LaneSlot slot, decimal share) =>
        Math.Abs(slot.NetUsd - (slot.BaseUsd * share)) <= slot.Tolerance + (share == 1m ? 0m : slot.BaseUsd * Near);
}
