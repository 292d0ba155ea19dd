namespace BedrockSelector.Knowledge;

/// <summary>The step in which a quantity is billed: what was begun counts whole.</summary>
/// <param name="Units">Units of the meter in one step; above zero.</param>
/// <param name="Per">What each is rounded for, such as <c>active copy of a model</c>.</param>
/// <param name="Source">Who says so.</param>
public sealed record BillingIncrement(decimal Units, string Per, CatalogSource Source)
{
    /// <summary>Gets what is billed of a quantity.</summary>
    /// <param name="quantity">Units of the meter; zero or more.</param>
    /// <returns>The quantity, rounded up to whole steps.</returns>
    public decimal Billed(decimal quantity) => decimal.Ceiling(quantity / Units) * Units;
}
