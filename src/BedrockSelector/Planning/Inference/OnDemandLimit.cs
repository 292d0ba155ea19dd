namespace BedrockSelector.Planning.Inference;

/// <summary>What a minute may ask of serving on demand, as a quota counts it.</summary>
/// <remarks>Requests are not known by the hour: they follow the hour's tokens. Limits by the day are not part of it.</remarks>
public sealed record OnDemandLimit
{
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

    /// <summary>Names the quota that leaves the least of an hour's traffic.</summary>
    internal string Binding(HourlyTokens tokens, decimal peakFactor, decimal busiestTokens)
    {
        var requests = PeakRequestsPerMinute is { } peak && busiestTokens > 0m ? peak * tokens.Total / busiestTokens : 0m;
        var minute = this with { Quota = Quota with { RequestsPerMinute = null } };
        return Part(requests, Quota.RequestsPerMinute) < minute.Share(tokens, peakFactor, busiestTokens) ? "requests a minute" : "tokens a minute";
    }

    private static decimal Part(decimal asked, long? limit) => limit is { } most && asked > most ? most / asked : 1m;
}
