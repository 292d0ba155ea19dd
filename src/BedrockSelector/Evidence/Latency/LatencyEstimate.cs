using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Evidence.Latency;

/// <summary>How long a request is expected to take, and on what that rests.</summary>
public sealed record LatencyEstimate
{
    /// <summary>Gets the time from request to first token.</summary>
    /// <value>Above zero. For models that do not show their reasoning it holds the time they think.</value>
    public required TimeSpan TimeToFirstToken { get; init; }

    /// <summary>Gets the speed after the first token.</summary>
    /// <value>Tokens per second; above 0.</value>
    public required double OutputTokensPerSecond { get; init; }

    /// <summary>Gets the time to the last token: time to first token plus output tokens divided by speed.</summary>
    /// <value>
    /// Above zero. At a percentile above 50 both parts are taken at their slow side, so the sum is an upper estimate: a request is seldom
    /// slow in both.
    /// </value>
    public required TimeSpan Total { get; init; }

    /// <summary>Gets the percentile of the estimate.</summary>
    /// <value>From 1 to 99.</value>
    public required int Percentile { get; init; }

    /// <summary>Gets what the estimate rests on.</summary>
    public required LatencyBasis Basis { get; init; }

    /// <summary>Gets where the published measurements were made.</summary>
    /// <value><see langword="null"/> when none took part.</value>
    public MeasuredHost? Host { get; init; }

    /// <summary>Gets the source of the published measurements.</summary>
    /// <value><see langword="null"/> when none took part.</value>
    public CatalogSource? Source { get; init; }

    /// <summary>Gets the application's own measurements that took part, older ones counting less.</summary>
    /// <value>Zero or more.</value>
    public double ObservedWeight { get; init; }

    /// <summary>Gets whether the length of the prompt was taken into account.</summary>
    /// <value>
    /// <see langword="true"/> when the question names a length and the catalog or the application's own measurements say how the time to the
    /// first token grows with it.
    /// </value>
    public bool InputLengthConsidered { get; init; }
}
