using BedrockSelector.Evidence;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Replacement;

/// <summary>What is called today, with what it costs and how good and how fast it is.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record Incumbent
{
    /// <summary>Gets the model.</summary>
    /// <value>Its own id.</value>
    public required ModelId ModelId { get; init; }

    /// <summary>Gets the model's name.</summary>
    /// <value>As its maker writes it.</value>
    public required string Name { get; init; }

    /// <summary>Gets the id that is called.</summary>
    /// <value>As written, or the nearest one by which the model can be called from the region where it was named by an id that cannot.</value>
    public required string CallId { get; init; }

    /// <summary>Gets where calls may be computed.</summary>
    /// <value>In the region, its geography or the world.</value>
    public required CallScope Scope { get; init; }

    /// <summary>Gets the pricing tier.</summary>
    /// <value>Standard unless the request names others.</value>
    public required PricingTier Tier { get; init; }

    /// <summary>Gets the mode in which it is called.</summary>
    /// <value>Without reasoning, unless the request says otherwise or the model has been judged with reasoning alone.</value>
    public required ReasoningMode Mode { get; init; }

    /// <summary>Gets where the model stands in its life.</summary>
    /// <value>On the day of the answer, in the region called.</value>
    public required LifecycleStatus Status { get; init; }

    /// <summary>Gets the day from which it cannot be called in the region.</summary>
    /// <value><see langword="null"/> where none is known.</value>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Gets what one request costs.</summary>
    /// <value>US dollars; <see langword="null"/> where it has no price, which a finding explains.</value>
    public decimal? CostUsd { get; init; }

    /// <summary>Gets the evidence of its quality.</summary>
    /// <value>At the task and in the mode; <see langword="null"/> where there is none.</value>
    public OfferQuality? Quality { get; init; }

    /// <summary>Gets the median time to the last token.</summary>
    /// <value>Seconds; <see langword="null"/> where there is no evidence.</value>
    public double? LatencySeconds { get; init; }

    /// <summary>Gets how many tokens it thinks with for one request.</summary>
    /// <value><see langword="null"/> without reasoning.</value>
    public ExpectedReasoning? ReasoningTokens { get; init; }

    /// <summary>Gets what the caller should know of it.</summary>
    /// <value>With codes of <see cref="ReplacementFindings"/>; may be empty.</value>
    public required ValueList<Finding> Findings { get; init; }
}
