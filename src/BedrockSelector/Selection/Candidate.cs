using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection;

/// <summary>Something one can call: a model from a region, in a scope, at a tier, through an endpoint.</summary>
/// <param name="Model">The model.</param>
/// <param name="Offer">The offer.</param>
/// <param name="Region">The region called.</param>
/// <param name="Tier">The pricing tier.</param>
public sealed record Candidate(FoundationModel Model, Offer Offer, AwsRegion Region, PricingTier Tier)
{
    /// <summary>Gets the id to call.</summary>
    /// <value>A model id or an inference-profile id.</value>
    public string CallId => Offer.CallId;
}
