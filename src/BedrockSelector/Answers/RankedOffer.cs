using System.Text.Json.Serialization;
using BedrockSelector.Evidence;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using BedrockSelector.Selection.Replacement;

namespace BedrockSelector.Answers;

/// <summary>Something that qualifies: a model as it is called, with its place and the figures behind it.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record RankedOffer
{
    /// <summary>Gets the place.</summary>
    /// <value>One for the best.</value>
    public required int Rank { get; init; }

    /// <summary>Gets the model.</summary>
    /// <value>Its own id.</value>
    public required ModelId ModelId { get; init; }

    /// <summary>Gets the id to call.</summary>
    /// <value>A model id or an inference-profile id.</value>
    public required string CallId { get; init; }

    /// <summary>Gets where calls may be computed.</summary>
    /// <value>In the region, its geography or the world.</value>
    public required CallScope Scope { get; init; }

    /// <summary>Gets the pricing tier.</summary>
    /// <value>One of those asked for.</value>
    public required PricingTier Tier { get; init; }

    /// <summary>Gets the endpoint through which it is called.</summary>
    /// <value>The runtime or mantle.</value>
    public required ModelEndpoint Endpoint { get; init; }

    /// <summary>Gets the mode in which it is called.</summary>
    /// <value><c>standard</c> without reasoning, <c>reasoning</c>, or an effort; quality, time and cost are of this mode.</value>
    public ReasoningMode Mode { get; init; }

    /// <summary>Gets how many tokens it thinks with for one request, counted in cost and time.</summary>
    /// <value><see langword="null"/> without reasoning.</value>
    public ExpectedReasoning? ReasoningTokens { get; init; }

    /// <summary>Gets the score.</summary>
    /// <value>Points from 0 to 100, higher is better.</value>
    public required double Score { get; init; }

    /// <summary>Gets the evidence of its quality.</summary>
    /// <value><see langword="null"/> where there is none.</value>
    public OfferQuality? Quality { get; init; }

    /// <summary>Gets the median time to the last token.</summary>
    /// <value>Seconds; <see langword="null"/> where there is no evidence.</value>
    public double? LatencySeconds { get; init; }

    /// <summary>Gets the time to the last token where the first comes as late as one in ten does at most, at the median speed.</summary>
    /// <value>Seconds; <see langword="null"/> where no source measured that, or the application's own measurements took part.</value>
    public double? LatencyP90Seconds { get; init; }

    /// <summary>Gets where the latency was measured.</summary>
    /// <value><see langword="null"/> where it was not.</value>
    public MeasuredHost? LatencyHost { get; init; }

    /// <summary>Gets the region in which the latency was measured.</summary>
    /// <value><see langword="null"/> where a source mixes regions or does not say.</value>
    public AwsRegion? LatencyRegion { get; init; }

    /// <summary>Gets who measured the latency.</summary>
    /// <value>A key of the catalog's sources; <see langword="null"/> where it was not.</value>
    public string? LatencySource { get; init; }

    /// <summary>Gets the cost of one request.</summary>
    /// <value>US dollars.</value>
    public required decimal CostUsd { get; init; }

    /// <summary>Gets whether no other candidate is as good on every criterion and better on one.</summary>
    /// <value><see langword="true"/> on the Pareto frontier.</value>
    public required bool OnFrontier { get; init; }

    /// <summary>Gets what each criterion added to the score.</summary>
    /// <value>Points.</value>
    public required CriterionFigures Contributions { get; init; }

    /// <summary>Gets whether the evidence does not tell it from the best.</summary>
    /// <value>The best leads by no more than one standard error of the difference.</value>
    public bool TiedWithBest { get; init; }

    /// <summary>Gets where the model stands in its life.</summary>
    /// <value>On the day of the answer, in the region called.</value>
    public LifecycleStatus Status { get; init; }

    /// <summary>Gets the day from which it cannot be called in the region.</summary>
    /// <value><see langword="null"/> where none is known.</value>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Gets where a call may be computed.</summary>
    /// <value>Ordinal; empty where no source says, and for the whole world.</value>
    public ValueList<AwsRegion> Destinations { get; init; }

    /// <summary>Gets what would be saved and lost against what is called today.</summary>
    /// <value>Absent where nobody asked.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OfferChange? Change { get; init; }

    /// <summary>Gets what the caller should know of it.</summary>
    /// <value>Assumptions, what no source says, and what it means that the model is legacy; mostly empty.</value>
    public ValueList<Finding> Findings { get; init; }
}
