namespace BedrockSelector.Planning.Inference;

/// <summary>What happens to traffic above the capacity held, and what it costs.</summary>
public sealed record OverflowPolicy
{
    private OverflowPolicy(OverflowKind kind, decimal? throttledUsdPerToken) => (Kind, ThrottledUsdPerToken) = (kind, throttledUsdPerToken);

    /// <summary>Gets the policy that every hour is served entirely by units.</summary>
    /// <value>Kind <see cref="OverflowKind.Forbid"/>.</value>
    public static OverflowPolicy Forbid { get; } = new(OverflowKind.Forbid, null);

    /// <summary>Gets the policy that overflow is served on demand at the request's token prices.</summary>
    /// <value>Kind <see cref="OverflowKind.OnDemand"/>.</value>
    public static OverflowPolicy OnDemand { get; } = new(OverflowKind.OnDemand, null);

    /// <summary>Gets the policy that overflow may be refused, at a cost to the caller that is not known.</summary>
    /// <value>
    /// Kind <see cref="OverflowKind.Throttle"/>; without a price nothing says what is worth refusing, so a plan refuses nothing.
    /// </value>
    public static OverflowPolicy ThrottleUnpriced { get; } = new(OverflowKind.Throttle, null);

    /// <summary>Gets the kind.</summary>
    /// <value>One of the three.</value>
    public OverflowKind Kind { get; }

    /// <summary>Gets what a refused token costs the caller.</summary>
    /// <value>
    /// US dollars a token, zero or more; <see langword="null"/> unless the kind is <see cref="OverflowKind.Throttle"/>, or when it
    /// is not known.
    /// </value>
    public decimal? ThrottledUsdPerToken { get; }

    /// <summary>Makes the policy that overflow is refused.</summary>
    /// <param name="usdPerToken">What a refused token, of any kind, costs the caller; US dollars, zero or more.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="usdPerToken"/> is negative.</exception>
    public static OverflowPolicy Throttle(decimal usdPerToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(usdPerToken);
        return new(OverflowKind.Throttle, usdPerToken);
    }
}
