using System.Collections.Immutable;
using BedrockSelector.Calls;
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
    /// <returns>Seconds: median time to first token plus <paramref name="outputTokens"/> divided by median speed; <see langword="null"/> where a figure it needs was not measured.</returns>
    public double? MedianSeconds(double outputTokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(outputTokens);
        if (!TimeToFirstTokenSeconds.TryGetValue("p50", out var first))
        {
            return null;
        }

        if (outputTokens <= 0)
        {
            return first;
        }

        return OutputTokensPerSecond.TryGetValue("p50", out var speed) ? first + (outputTokens / speed) : null;
    }
}
