using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Evidence.Latency;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Evidence;

/// <summary>How fast a model was measured to answer.</summary>
/// <remarks>Holds dictionaries: compared by reference of them.</remarks>
public sealed record LatencyEvidence
{
    /// <summary>Gets whether the model reasoned before it answered.</summary>
    /// <value>The mode; reasoning before the first visible token counts as time to first token.</value>
    public required ReasoningMode Mode { get; init; }

    /// <summary>Gets the pricing tier measured.</summary>
    /// <value>The tier.</value>
    public required PricingTier Tier { get; init; }

    /// <summary>Gets where it was measured.</summary>
    /// <value>The host.</value>
    public required MeasuredHost Host { get; init; }

    /// <summary>Gets the region that was called.</summary>
    /// <value><c>default</c> where the source mixes regions or does not say.</value>
    public AwsRegion Region { get; init; }

    /// <summary>Gets the prompt that was measured.</summary>
    /// <value>
    /// Tokens not read from a cache, zero or more: what the source says, or else what the catalog takes measurements to be of; 0 where it says nothing.
    /// </value>
    public double InputTokens { get; init; }

    /// <summary>Gets how much later the first token is expected to come for each further token of the prompt.</summary>
    /// <value>Seconds a token, zero or more; 0 where the catalog does not say how times grow.</value>
    public double SecondsPerInputToken { get; init; }

    /// <summary>Gets by what factor <see cref="SecondsPerInputToken"/> may be off either way.</summary>
    /// <value>One or more.</value>
    public double GrowthErrorFactor { get; init; } = 1;

    // Who says how times grow.
    internal CatalogSource? GrowthSource { get; init; }

    /// <summary>Gets the time from request to first token, by percentile.</summary>
    /// <value>Seconds, above zero, by names such as <c>p50</c>; empty where not measured.</value>
    public required ImmutableSortedDictionary<string, double> TimeToFirstTokenSeconds { get; init; }

    /// <summary>Gets the output tokens per second of one response, after the first token, by percentile.</summary>
    /// <value>Tokens per second, above zero, by names such as <c>p50</c>; empty where not measured.</value>
    public required ImmutableSortedDictionary<string, double> OutputTokensPerSecond { get; init; }

    /// <summary>Gets how many measurements stand behind the figures.</summary>
    /// <value><see langword="null"/> where the source does not say.</value>
    public int? Samples { get; init; }

    /// <summary>Gets the source.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public required CatalogSource Source { get; init; }

    /// <summary>Gets the layer of the catalog that holds it.</summary>
    /// <value><c>embedded</c>, or the name of an overlay.</value>
    public required string Layer { get; init; }

    /// <summary>Estimates the median time to the last token.</summary>
    /// <param name="outputTokens">The length of the answer, in tokens; zero or more.</param>
    /// <param name="uncachedInputTokens">
    /// The tokens of the prompt that are not read from a cache; <see langword="null"/> for a prompt like those that were measured.
    /// </param>
    /// <returns>Seconds: median time to first token plus <paramref name="outputTokens"/> divided by median speed; <see langword="null"/> where a figure it needs was not measured.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of tokens is negative.</exception>
    public double? MedianSeconds(double outputTokens, double? uncachedInputTokens = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(outputTokens);
        if (FirstTokenSeconds("p50", uncachedInputTokens) is not { } first)
        {
            return null;
        }

        if (outputTokens <= 0)
        {
            return first;
        }

        return OutputTokensPerSecond.TryGetValue("p50", out var speed) ? first + (outputTokens / speed) : null;
    }

    /// <summary>Estimates the time to the first token.</summary>
    /// <param name="percentile">The percentile measured, such as <c>p50</c>.</param>
    /// <param name="uncachedInputTokens">
    /// The tokens of the prompt that are not read from a cache; <see langword="null"/> for a prompt like those that were measured.
    /// </param>
    /// <returns>Seconds; <see langword="null"/> where the percentile was not measured.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of tokens is negative.</exception>
    public double? FirstTokenSeconds(string percentile, double? uncachedInputTokens = null)
    {
        ArgumentNullException.ThrowIfNull(percentile);
        ArgumentOutOfRangeException.ThrowIfNegative(uncachedInputTokens.GetValueOrDefault(), nameof(uncachedInputTokens));
        return TimeToFirstTokenSeconds.TryGetValue(percentile, out var first)
            ? new FirstToken(first, SecondsPerInputToken, InputTokens).Seconds(uncachedInputTokens ?? InputTokens)
            : null;
    }
}
