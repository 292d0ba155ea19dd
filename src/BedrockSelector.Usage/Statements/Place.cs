using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>Where and when calls are priced.</summary>
internal readonly record struct Place(string Model, AwsRegion Region, PricingTier Tier, DateOnly Date)
{
    /// <summary>Gets whether a custom model of the model is called.</summary>
    public bool Custom { get; init; }

    /// <summary>Gets a length that stands for those of the requests.</summary>
    public long Length { get; init; }
}
