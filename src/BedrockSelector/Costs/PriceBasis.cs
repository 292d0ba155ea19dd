using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>On what a price is asked for: everything that decides it beside what is called and how much is used.</summary>
/// <remarks><c>default</c> is the standard tier on the first day of the calendar; state the day.</remarks>
public readonly record struct PriceBasis
{
    /// <summary>Makes a basis.</summary>
    /// <param name="tier">The pricing tier of calls.</param>
    /// <param name="date">The day of use.</param>
    public PriceBasis(PricingTier tier, DateOnly date) => (Tier, Date) = (tier, date);

    /// <summary>Gets the pricing tier of calls.</summary>
    /// <value>Meters that have one tier only keep theirs.</value>
    public PricingTier Tier { get; init; }

    /// <summary>Gets the day of use.</summary>
    /// <value>A date.</value>
    public DateOnly Date { get; init; }

    /// <summary>Gets what is stated of the dimensions that prices depend on.</summary>
    /// <value>Nothing unless set.</value>
    public PriceConditions Conditions { get; init; }

    /// <summary>Gets what becomes of prices that are computed, not published.</summary>
    /// <value>Refused unless set.</value>
    public DerivedRates DerivedRates { get; init; }
}
