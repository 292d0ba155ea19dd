using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection;

/// <summary>Something one can call, in a mode: a model from a region, in a scope, at a tier, through an endpoint, thinking first or not.</summary>
/// <param name="Model">The model.</param>
/// <param name="Offer">The offer.</param>
/// <param name="Region">The region called.</param>
/// <param name="Tier">The pricing tier.</param>
public sealed record Candidate(FoundationModel Model, Offer Offer, AwsRegion Region, PricingTier Tier)
{
    /// <summary>Gets the mode in which it is called.</summary>
    /// <value>Without reasoning unless set. Quality, time and cost of the candidate are of this mode.</value>
    public ReasoningMode Mode { get; init; }

    /// <summary>Gets the id to call.</summary>
    /// <value>A model id or an inference-profile id.</value>
    public string CallId => Offer.CallId;
}
