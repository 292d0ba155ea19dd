using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>How fast a model answers.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record LatencyDocument
{
    /// <summary>Gets the mode of reasoning.</summary>
    /// <value>Such as <c>standard</c>.</value>
    public required ReasoningMode Mode { get; init; }

    /// <summary>Gets the pricing tier.</summary>
    /// <value>The tier measured.</value>
    public required PricingTier Tier { get; init; }

    /// <summary>Gets where it was measured.</summary>
    /// <value>On Amazon Bedrock, on AWS, or elsewhere.</value>
    public required MeasuredHost Host { get; init; }

    /// <summary>Gets the region called.</summary>
    /// <value><see langword="null"/> where a source mixes regions or does not say.</value>
    public AwsRegion? Region { get; init; }

    /// <summary>Gets the prompt that was measured.</summary>
    /// <value>Tokens not read from a cache, as the source says or the catalog takes it to be; 0 where neither says anything.</value>
    public double InputTokens { get; init; }

    /// <summary>Gets how much later the first token comes for each further thousand tokens of the prompt.</summary>
    /// <value>Seconds, rounded to a millionth; 0 where the catalog does not say how times grow.</value>
    public double SecondsPerThousandInputTokens { get; init; }

    /// <summary>Gets by what factor that may be off either way.</summary>
    /// <value>One or more.</value>
    public double GrowthErrorFactor { get; init; } = 1;

    /// <summary>Gets the time to the first token.</summary>
    /// <value>Seconds by percentile, such as <c>p50</c>, rounded to a millionth; may be empty.</value>
    public required ValueMap<double> TimeToFirstTokenSeconds { get; init; }

    /// <summary>Gets the speed after the first token.</summary>
    /// <value>Tokens a second by percentile, such as <c>p50</c>, rounded to a millionth; may be empty.</value>
    public required ValueMap<double> OutputTokensPerSecond { get; init; }

    /// <summary>Gets how many calls were measured.</summary>
    /// <value><see langword="null"/> where the source does not say.</value>
    public int? Samples { get; init; }

    /// <summary>Gets who says so.</summary>
    /// <value>A key of the catalog's sources.</value>
    public required string Source { get; init; }

    /// <summary>Gets of when that is.</summary>
    /// <value>The date of the source's data.</value>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets the layer of the catalog that holds it.</summary>
    /// <value><c>embedded</c>, or the name of an overlay.</value>
    public required string Layer { get; init; }
}
