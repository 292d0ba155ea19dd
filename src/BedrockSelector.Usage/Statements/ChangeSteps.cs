using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>Takes a change in cost in steps. Each step is the difference of two costs, so that the steps add up whatever is rounded within them.</summary>
internal static class ChangeSteps
{
    // Costs between the steps are quotients; this many decimals of a dollar leave room for billions of them.
    private const int Decimals = 18;

    public static UsageChange Between(IEnumerable<CellPrice> before, IEnumerable<CellPrice> after)
    {
        var (early, late) = (Groups(before), Groups(after));
        var (callsBefore, callsAfter) = (early.Values.Sum(static group => group.Calls), late.Values.Sum(static group => group.Calls));
        var keys = early.Keys.Union(late.Keys).OrderBy(static key => key.Model, StringComparer.Ordinal).ToArray();
        var models = keys.GroupBy(static key => key.Model, StringComparer.Ordinal).Select(same => new ModelChange(
            same.Key,
            same.Sum(key => early.TryGetValue(key, out var group) ? group.Usd : 0m),
            same.Sum(key => late.TryGetValue(key, out var group) ? group.Usd : 0m),
            same.Aggregate(default(ChangeParts), (sum, key) => sum + Steps(early.GetValueOrDefault(key), late.GetValueOrDefault(key), callsBefore, callsAfter)))).ToArray();
        return new()
        {
            BeforeUsd = models.Sum(static model => model.BeforeUsd),
            AfterUsd = models.Sum(static model => model.AfterUsd),
            Parts = models.Aggregate(default(ChangeParts), static (sum, model) => sum + model.Parts),
            Models = [.. models],
        };
    }

    private static Dictionary<Kind, Group> Groups(IEnumerable<CellPrice> cells)
    {
        var groups = new Dictionary<Kind, Group>();
        foreach (var cell in cells)
        {
            var kind = new Kind(cell.Cell.ModelId, cell.Cell.Region, cell.Cell.Tier, cell.Cell.Band, cell.Cell.Failed);
            if (!groups.TryGetValue(kind, out var group))
            {
                groups.Add(kind, group = new());
            }

            group.Add(cell);
        }

        return groups;
    }

    private static ChangeParts Steps(Group? early, Group? late, long callsBefore, long callsAfter)
    {
        var (start, end) = (early?.Usd ?? 0m, late?.Usd ?? 0m);
        if (callsBefore == 0 || callsAfter == 0)
        {
            return new() { VolumeUsd = end - start };
        }

        var volume = Round(start * callsAfter / callsBefore);
        if (early is null || late is null || early.Calls == 0 || late.Calls == 0)
        {
            return new() { VolumeUsd = volume - start, MixUsd = end - volume };
        }

        var mix = Round(start * late.Calls / early.Calls);
        var tokens = Round(late.Meters.Keys.Union(early.Meters.Keys).GroupBy(Direction).Sum(direction => AtEarlyShares(direction, early, late)));
        var cache = Round(late.Meters.Sum(meter => meter.Value.Quantity * PriceOf(meter.Key, early, late)));
        return new() { VolumeUsd = volume - start, MixUsd = mix - volume, TokensPerCallUsd = tokens - mix, CacheShareUsd = cache - tokens, PriceUsd = end - cache };
    }

    // As many input tokens as later, spread over the cache as earlier, at earlier prices.
    private static decimal AtEarlyShares(IEnumerable<Meter> direction, Group early, Group late)
    {
        var meters = direction.ToArray();
        var before = meters.Sum(meter => early.Meters.GetValueOrDefault(meter).Quantity);
        var after = meters.Sum(meter => late.Meters.GetValueOrDefault(meter).Quantity);
        return before == 0m
            ? meters.Sum(meter => late.Meters.GetValueOrDefault(meter).Usd)
            : meters.Sum(meter => early.Meters.GetValueOrDefault(meter).Usd) * after / before;
    }

    private static decimal PriceOf(Meter meter, Group early, Group late)
    {
        var one = early.Meters.TryGetValue(meter, out var before) && before.Quantity != 0m ? before : late.Meters[meter];
        return one.Quantity == 0m ? 0m : one.Usd / one.Quantity;
    }

    private static string Direction(Meter meter) =>
        meter == Meter.InputTokens || meter == Meter.CacheReadTokens || meter == Meter.CacheWrite5mTokens || meter == Meter.CacheWrite30mTokens || meter == Meter.CacheWrite1hTokens
            ? "input" : meter.Name;

    private static decimal Round(decimal usd) => decimal.Round(usd, Decimals);

    private sealed record Kind(string Model, string? Region, PricingTier? Tier, int Band, bool Failed);

    private sealed class Group
    {
        public long Calls { get; private set; }

        public Dictionary<Meter, (decimal Quantity, decimal Usd)> Meters { get; } = [];

        public decimal Usd => Meters.Values.Sum(static one => one.Usd);

        public void Add(CellPrice cell)
        {
            Calls += cell.Cell.Sums.Requests;
            foreach (var line in cell.Lines.Where(static line => line.Line is not null))
            {
                var (quantity, usd) = Meters.GetValueOrDefault(line.Meter);
                Meters[line.Meter] = (quantity + line.Quantity, usd + line.Line!.AmountUsd);
            }
        }
    }
}
