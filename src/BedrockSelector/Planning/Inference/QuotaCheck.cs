using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>Whether what goes on demand fits the default on-demand quotas.</summary>
/// <remarks>
/// A call first takes input + cache writes + its maximum of output tokens from the quota, and settles at input + cache
/// writes + output × burn-down. Cache reads take nothing. See <see cref="OnDemandQuotas"/>.
/// </remarks>
public sealed record QuotaCheck
{
    /// <summary>Gets the default of requests a minute.</summary>
    /// <value><see langword="null"/> where no source says.</value>
    public long? RequestsPerMinute { get; init; }

    /// <summary>Gets the default of tokens a minute.</summary>
    /// <value>As quotas count them; <see langword="null"/> where no source says.</value>
    public long? TokensPerMinute { get; init; }

    /// <summary>Gets the default of tokens a day.</summary>
    /// <value>As quotas count them; <see langword="null"/> where no source says.</value>
    public long? TokensPerDay { get; init; }

    /// <summary>Gets how many quota tokens an output token takes.</summary>
    /// <value>One or more; <see langword="null"/> when no default is known.</value>
    public int? OutputBurnDown { get; init; }

    /// <summary>Gets what the peak minute takes once calls are settled.</summary>
    /// <value>Quota tokens a minute; zero or more.</value>
    public required decimal PeakTokensPerMinute { get; init; }

    /// <summary>Gets what the peak minute takes while its calls run and hold their maximum of output tokens.</summary>
    /// <value>Quota tokens a minute; <see langword="null"/> when requests a minute and maximum tokens are not given.</value>
    public decimal? PeakReservedTokensPerMinute { get; init; }

    /// <summary>Gets the requests of the peak minute that go on demand.</summary>
    /// <value><see langword="null"/> when not given.</value>
    public decimal? PeakRequestsPerMinute { get; init; }

    /// <summary>Gets what the busiest 24 hours take.</summary>
    /// <value>Quota tokens; zero or more.</value>
    public required decimal BusiestDayTokens { get; init; }

    /// <summary>Gets whether what goes on demand fits.</summary>
    /// <value><see langword="null"/> when no default is known.</value>
    public bool? Fits { get; init; }

    /// <summary>Gets the quotas that would break.</summary>
    /// <value>The one exceeded by the largest factor first; empty when it fits or no default is known.</value>
    public ValueList<QuotaBreak> Breaks { get; init; }

    /// <summary>Gets where the defaults were read, and when.</summary>
    /// <value><see langword="null"/> when no default is known.</value>
    public string? Source { get; init; }

    /// <summary>Checks demand.</summary>
    /// <param name="quota">The quota; <see langword="null"/> when none is known.</param>
    /// <param name="outputBurnDown">Quota tokens of an output token; one or more.</param>
    /// <param name="demand">What goes on demand.</param>
    /// <param name="peakRequestsPerMinute">Its requests of the peak minute, if known; zero or more.</param>
    /// <param name="maxTokens">The maximum of output tokens that a request asks for, if known; zero or more.</param>
    /// <returns>The check.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="demand"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static QuotaCheck Of(
        OnDemandQuota? quota, int outputBurnDown, DemandSeries demand, decimal? peakRequestsPerMinute = null, decimal? maxTokens = null)
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

        var perMinute = Minute(peak);
        decimal? held = maxTokens is { } most && peakRequestsPerMinute is { } requests ? Minute(peakInput) + (requests * most) : null;
        QuotaBreak?[] breaks =
        [
            Break("requests-per-minute", peakRequestsPerMinute, quota?.RequestsPerMinute),
            Break("tokens-per-minute", perMinute, quota?.TokensPerMinute),
            Break("reserved-tokens-per-minute", held, quota?.TokensPerMinute),
            Break("tokens-per-day", busiest, quota?.TokensPerDay),
        ];
        return new()
        {
            RequestsPerMinute = quota?.RequestsPerMinute,
            TokensPerMinute = quota?.TokensPerMinute,
            TokensPerDay = quota?.TokensPerDay,
            OutputBurnDown = quota?.OutputBurnDown,
            PeakTokensPerMinute = perMinute,
            PeakReservedTokensPerMinute = held,
            PeakRequestsPerMinute = peakRequestsPerMinute,
            BusiestDayTokens = busiest,
            Fits = quota is null ? null : breaks.All(static one => one is null),
            Breaks = [.. breaks.OfType<QuotaBreak>().OrderByDescending(static one => one.Value / Math.Max(1, one.Limit))],
            Source = quota?.Source,
        };

        decimal Settled(HourlyTokens tokens) => tokens.CapacityInput + (tokens.Output * outputBurnDown);

        decimal Minute(decimal tokens) => Math.Round(tokens * demand.PeakFactor / 60m, 6);
    }

    private static QuotaBreak? Break(string quota, decimal? value, long? limit) =>
        value is { } asked && limit is { } most && asked > most ? new(quota, asked, most) : null;
}
