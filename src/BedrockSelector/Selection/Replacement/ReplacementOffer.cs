using BedrockSelector.Evidence;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Replacement;

/// <summary>An offer that could take the place of what is called today.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record ReplacementOffer
{
    /// <summary>Gets the place.</summary>
    /// <value>One for the cheapest.</value>
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
    /// <value>Quality, time and cost are of this mode.</value>
    public required ReasoningMode Mode { get; init; }

    /// <summary>Gets what one request uses, as the model counts it.</summary>
    /// <value>Meters and quantities, such as <c>input-tokens=1500,output-tokens=400</c>.</value>
    public required string Usage { get; init; }

    /// <summary>Gets how many tokens it thinks with for one request, counted in cost and time.</summary>
    /// <value><see langword="null"/> without reasoning.</value>
    public ExpectedReasoning? ReasoningTokens { get; init; }

    /// <summary>Gets the cost of one request.</summary>
    /// <value>US dollars.</value>
    public required decimal CostUsd { get; init; }

    /// <summary>Gets the evidence of its quality.</summary>
    /// <value><see langword="null"/> where no candidate has any.</value>
    public OfferQuality? Quality { get; init; }

    /// <summary>Gets the median time to the last token.</summary>
    /// <value>Seconds; <see langword="null"/> where there is no evidence.</value>
    public double? LatencySeconds { get; init; }

    /// <summary>Gets where calls may be computed.</summary>
    /// <value>Ordinal; empty where no source says, and for the whole world.</value>
    public ValueList<AwsRegion> Destinations { get; init; }

    /// <summary>Gets what changes.</summary>
    /// <value>Against what is called today.</value>
    public required OfferChange Change { get; init; }

    /// <summary>Gets what the caller should know of it.</summary>
    /// <value>Assumptions, and what no source says; mostly empty.</value>
    public ValueList<Finding> Findings { get; init; }
}
