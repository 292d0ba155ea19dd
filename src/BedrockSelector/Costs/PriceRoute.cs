using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>The way by which something is bought of a model in a region.</summary>
internal readonly record struct PriceRoute(CallScope Scope, string? Profile, PricingTier Tier)
{
    /// <summary>Finds the way of one meter of a call.</summary>
    public static PriceRoute Of(MeterDefinition meter, CallScope scope, string? profile, PricingTier tier)
    {
        // Training, storage and model units are bought in a region, whatever profile the model is named by.
        var regional = meter.Kind != MeterKind.Inference && meter.Tier != PricingTier.Reserved;
        return new(regional ? CallScope.InRegion : scope, regional ? null : profile, meter.Tier ?? tier);
    }
}
