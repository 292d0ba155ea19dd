namespace BedrockSelector.Customization.Plans;

/// <summary>How a plan is costed.</summary>
public sealed record CustomizationPlanOptions
{
    /// <summary>Gets the day whose rates hold.</summary>
    /// <value>Required: the core reads no clock.</value>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets whether rates count that are computed and not read.</summary>
    /// <value>False by default: such a rate is missing, and the reason says what it would be.</value>
    public bool AllowDerivedRates { get; init; }
}
