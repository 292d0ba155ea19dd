namespace BedrockSelector.Planning.Inference;

/// <summary>Whether demand fits the default on-demand quota.</summary>
/// <remarks>
/// A call first takes input + cache writes + its maximum of output tokens from the quota, and settles at input + cache
/// writes + output × burn-down. Cache reads take nothing. See <see cref="OnDemandQuotas"/>.
/// </remarks>
public sealed record QuotaCheck
{
    /// <summary>Gets the default quota.</summary>
    /// <value><see langword="null"/> when no source gives one.</value>
    public required OnDemandQuota? Quota { get; init; }

    /// <summary>Gets what the peak minute takes once calls are settled.</summary>
    /// <value>Quota tokens a minute; zero or more.</value>
    public required decimal PeakTokensPerMinute { get; init; }

    /// <summary>Gets what the peak minute takes while its calls run and hold their maximum of output tokens.</summary>
    /// <value>Quota tokens a minute; <see langword="null"/> when requests a minute and maximum tokens are not given.</value>
    public decimal? PeakReservedTokensPerMinute { get; init; }

    /// <summary>Gets the requests of the peak minute.</summary>
    /// <value><see langword="null"/> when not given.</value>
    public decimal? PeakRequestsPerMinute { get; init; }

    /// <summary>Gets what the busiest 24 hours take.</summary>
    /// <value>Quota tokens; zero or more.</value>
    public required decimal BusiestDayTokens { get; init; }

    /// <summary>Gets whether the demand fits.</summary>
    /// <value><see langword="null"/> when no default is known.</value>
    public bool? Fits => Quota is null
        ? null
        : Math.Max(PeakTokensPerMinute, PeakReservedTokensPerMinute ?? 0m) <= (Quota.TokensPerMinute ?? decimal.MaxValue)
            && (PeakRequestsPerMinute ?? 0m) <= (Quota.RequestsPerMinute ?? decimal.MaxValue)
            && BusiestDayTokens <= (Quota.TokensPerDay ?? decimal.MaxValue);

    /// <summary>Checks demand.</summary>
    /// <param name="quota">The quota; <see langword="null"/> when none is known.</param>
    /// <param name="outputBurnDown">Quota tokens of an output token; one or more.</param>
    /// <param name="demand">The demand.</param>
    /// <param name="peakRequestsPerMinute">Requests of the peak minute, if known; zero or more.</param>
    /// <param name="maxTokens">The maximum of output tokens that a request asks for, if known; zero or more.</param>
    /// <returns>The check.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="demand"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static QuotaCheck Of(OnDemandQuota? quota, int outputBurnDown, DemandSeries demand, decimal? peakRequestsPerMinute = null, decimal? maxTokens = null)
    {
        ArgumentNullException.ThrowIfNull(demand);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputBurnDown, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(peakRequestsPerMinute ?? 0m, nameof(peakRequestsPerMinute));
        ArgumentOutOfRangeException.ThrowIfNegative(maxTokens ?? 0m, nameof(maxTokens));
        var (peak, peakInput, day, busiest) = (0m, 0m, 0m, 0m);
        for (var hour = 0; hour < demand.Hours.Length; hour++)
        {
            var settled = Settled(demand.Hours[hour]);
            if (settled > peak)
            {
                (peak, peakInput) = (settled, demand.Hours[hour].CapacityInput);
            }

            day += settled - (hour >= 24 ? Settled(demand.Hours[hour - 24]) : 0m);
            busiest = Math.Max(busiest, day);
        }

        return new()
        {
            Quota = quota,
            PeakTokensPerMinute = peak * demand.PeakFactor / 60m,
            PeakReservedTokensPerMinute = maxTokens is { } most && peakRequestsPerMinute is { } requests ? (peakInput * demand.PeakFactor / 60m) + (requests * most) : null,
            PeakRequestsPerMinute = peakRequestsPerMinute,
            BusiestDayTokens = busiest,
        };

        decimal Settled(HourlyTokens tokens) => tokens.CapacityInput + (tokens.Output * outputBurnDown);
    }
}
