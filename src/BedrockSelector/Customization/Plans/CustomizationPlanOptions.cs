using BedrockSelector.Costs;

namespace BedrockSelector.Customization.Plans;

/// <summary>How a plan is costed.</summary>
public sealed record CustomizationPlanOptions
{
    /// <summary>Gets the day whose rates hold.</summary>
    /// <value>Required: the core reads no clock.</value>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets what becomes of prices that are computed, not published.</summary>
    /// <value>Refused unless set: such a rate then counts as missing.</value>
    public DerivedRates DerivedRates { get; init; }
}
