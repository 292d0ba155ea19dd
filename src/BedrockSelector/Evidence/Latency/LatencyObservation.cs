using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Evidence.Latency;

/// <summary>One request as the application measured it.</summary>
/// <param name="Model">The model.</param>
/// <param name="TimeToFirstToken">Request sent to first token; above zero, ignored for a failure.</param>
/// <param name="OutputTokensPerSecond">Speed after the first token; above 0, or 0 when the answer was too short to tell.</param>
public readonly record struct LatencyObservation(ModelId Model, TimeSpan TimeToFirstToken, double OutputTokensPerSecond)
{
    /// <summary>Gets the mode.</summary>
    /// <value><see cref="ReasoningMode.Standard"/> by default.</value>
    public ReasoningMode Mode { get; init; }

    /// <summary>Gets the pricing tier.</summary>
    /// <value><see cref="PricingTier.Standard"/> by default.</value>
    public PricingTier Tier { get; init; }

    /// <summary>Gets the id that was called.</summary>
    /// <value>A model id or an inference-profile id; <see langword="null"/> by default: not known. Rankings heed observations of the very offer alone.</value>
    public string? CallId { get; init; }

    /// <summary>Gets the region that was called.</summary>
    /// <value><c>default</c> by default: not known.</value>
    public AwsRegion Region { get; init; }

    /// <summary>Gets the length of the prompt.</summary>
    /// <value>Tokens; zero or more, 0 by default: not known.</value>
    public long InputTokens { get; init; }

    /// <summary>Gets whether the request failed: throttled, timed out, or answered with an error.</summary>
    /// <value><see langword="false"/> by default. A failure counts in the failure rate alone.</value>
    public bool Failed { get; init; }
}
