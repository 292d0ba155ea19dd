using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge;

/// <summary>What a meter counts and how it is priced.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Unit">One unit of it, in the singular, such as <c>token</c>.</param>
/// <param name="Per">How many units a catalog price is for, such as 1,000,000; one or more.</param>
/// <param name="Kind">What part of a bill it belongs to.</param>
/// <param name="Tier">The pricing tier it always has, or <see langword="null"/> where the call decides.</param>
/// <param name="Description">What exactly is counted.</param>
public sealed record MeterDefinition(Meter Meter, string Unit, long Per, MeterKind Kind, PricingTier? Tier, string Description)
{
    /// <summary>Gets the steps in which AWS bills it.</summary>
    /// <value><see langword="null"/> where what is used is billed as it is.</value>
    public BillingIncrement? Increment { get; init; }

    internal decimal Billed(decimal quantity) => Increment is null ? quantity : Increment.Billed(quantity);
}
