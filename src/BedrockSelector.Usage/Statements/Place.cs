using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>Where and when calls are priced.</summary>
internal readonly record struct Place(string Model, AwsRegion Region, PricingTier Tier, DateOnly Date)
{
    /// <summary>Gets a length that stands for those of the requests.</summary>
    public long Length { get; init; }
}
