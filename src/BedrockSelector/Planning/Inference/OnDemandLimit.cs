namespace BedrockSelector.Planning.Inference;

/// <summary>What a minute may ask of serving on demand, as a quota counts it.</summary>
/// <remarks>Requests are not known by the hour: they follow the hour's tokens. A limit by the day is met by cutting its hours to one level.</remarks>
public sealed record OnDemandLimit
{
    private const int DayHours = 24;

    /// <summary>Gets the quota.</summary>
    /// <value>A default of AWS's, or the caller's own.</value>
    public required OnDemandQuota Quota { get; init; }

    /// <summary>Gets the requests of the peak minute.</summary>
    /// <value>Zero or more; <see langword="null"/> when not known, and then requests are not limited.</value>
    public decimal? PeakRequestsPerMinute { get; init; }

    /// <summary>Gets the maximum of output tokens that a request asks for.</summary>
    /// <value>Zero or more; <see langword="null"/> when not known, and then only what calls settle at counts.</value>
    public decimal? MaxTokens { get; init; }

    /// <summary>Gets the part of an hour's traffic that may go on demand.</summary>
    /// <param name="tokens">The hour.</param>
    /// <param name="peakFactor">Peak minute over mean minute; one or more.</param>
    /// <param name="busiestTokens">The tokens of the busiest hour, which has the peak's requests.</param>
    /// <returns>0 to 1.</returns>
    internal decimal Share(HourlyTokens tokens, decimal peakFactor, decimal busiestTokens)
    {
        var requests = PeakRequestsPerMinute is { } peak && busiestTokens > 0m ? peak * tokens.Total / busiestTokens : (decimal?)null;
        var input = tokens.CapacityInput * peakFactor / 60m;
        var settled = input + (tokens.Output * Quota.OutputBurnDown * peakFactor / 60m);
        var held = requests is { } calls && MaxTokens is { } most ? input + (calls * most) : 0m;
        return Math.Min(Part(Math.Max(settled, held), Quota.TokensPerMinute), Part(requests ?? 0m, Quota.RequestsPerMinute));
    }

    /// <summary>Whether what goes on demand keeps the quota of every day.</summary>
    internal bool KeepsDay(DemandSeries spilled) => Quota.TokensPerDay is not { } most || spilled.Hours
        .Chunk(DayHours).All(day => day.Sum(hour => hour.CapacityInput + (hour.Output * Quota.OutputBurnDown)) <= most);

    /// <summary>The part of each hour's traffic that may go on demand, by minute and by day.</summary>
    /// <param name="demand">The traffic.</param>
    /// <param name="units">Units that carry each hour; <c>null</c> where units cannot.</param>
    /// <param name="waits">The part of each hour that goes to batches.</param>
    internal decimal[] Shares(DemandSeries demand, IReadOnlyList<decimal?> units, IReadOnlyList<decimal> waits)
    {
        var busiest = demand.Hours.Max(static hour => hour.Total);
        decimal[] shares = [.. demand.Hours.Select(hour => Share(hour, demand.PeakFactor, busiest))];
        if (Quota.TokensPerDay is not { } most)
        {
            return shares;
        }

        for (var from = 0; from < shares.Length; from += DayHours)
        {
            var to = Math.Min(shares.Length, from + DayHours);
            if (Sent(from, to, _ => 1m) <= most)
            {
                continue;
            }

            // The least level of units that leaves no more than the day's tokens; without units, an even part of every hour.
            if (units.Skip(from).Take(to - from).Any(static need => need is null))
            {
                var part = most / Sent(from, to, _ => 1m);
                Cut(from, to, _ => part);
                continue;
            }

            var (low, high) = (0, (int)decimal.Ceiling(units.Skip(from).Take(to - from).Max()!.Value));
            while (low < high)
            {
                var middle = low + ((high - low) / 2);
                (low, high) = Sent(from, to, hour => Beyond(hour, middle)) <= most ? (low, middle) : (middle + 1, high);
            }

            Cut(from, to, hour => Beyond(hour, low));
        }

        return shares;

        decimal Beyond(int hour, int level) => units[hour] is { } needed && needed > 0m ? Math.Max(0m, (needed - level) / needed) : 0m;

        decimal Sent(int from, int to, Func<int, decimal> part)
        {
            var sum = 0m;
            for (var hour = from; hour < to; hour++)
            {
                var tokens = demand.Hours[hour];
                sum += (tokens.CapacityInput + (tokens.Output * Quota.OutputBurnDown)) * Math.Max(0m, Math.Min(shares[hour], part(hour) - waits[hour]));
            }

            return sum;
        }

        void Cut(int from, int to, Func<int, decimal> part)
        {
            for (var hour = from; hour < to; hour++)
            {
                shares[hour] = Math.Min(shares[hour], Math.Max(0m, part(hour) - waits[hour]));
            }
        }
    }

    /// <summary>Names the quota that leaves the least of an hour's traffic.</summary>
    internal string Binding(HourlyTokens tokens, decimal peakFactor, decimal busiestTokens)
    {
        var requests = PeakRequestsPerMinute is { } peak && busiestTokens > 0m ? peak * tokens.Total / busiestTokens : 0m;
        var minute = this with { Quota = Quota with { RequestsPerMinute = null } };
        var (byRequests, byTokens) = (Part(requests, Quota.RequestsPerMinute), minute.Share(tokens, peakFactor, busiestTokens));
        return (byRequests, byTokens) is (1m, 1m) ? "tokens a day" : byRequests < byTokens ? "requests a minute" : "tokens a minute";
    }

    private static decimal Part(decimal asked, long? limit) => limit is { } most && asked > most ? most / asked : 1m;
}
