using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>Everything that decides a price.</summary>
/// <param name="Model">The model's own id, not an alias.</param>
/// <param name="Region">The region called.</param>
/// <param name="Scope">Where a call may be computed.</param>
/// <param name="Profile">The profile's prefix; <see langword="null"/> in the region.</param>
/// <param name="Tier">The pricing tier.</param>
/// <param name="Meter">The meter.</param>
/// <param name="Conditions">What else the price may depend on.</param>
/// <param name="Date">The day of use.</param>
public readonly record struct PriceKey(
    ModelId Model, AwsRegion Region, CallScope Scope, string? Profile, PricingTier Tier, Meter Meter, PriceConditions Conditions, DateOnly Date);
