using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>At which volumes options overtake each other.</summary>
public sealed record BreakEvenReport
{
    /// <summary>Gets the part of tokens that are input.</summary>
    /// <value>0 to 1; that of the demand.</value>
    public required decimal InputShare { get; init; }

    /// <summary>Gets where units overtake on demand.</summary>
    /// <value>
    /// By term, then units. With a capacity, one entry for each number of units at which the lead changes, up to the number from
    /// which units always lead or 64; without, one for one unit. Empty without an on-demand price.
    /// </value>
    public required ValueList<BreakEvenPoint> AgainstOnDemand { get; init; }

    /// <summary>Gets where longer terms overtake shorter ones.</summary>
    /// <value>One entry a pair of terms on offer.</value>
    public required ValueList<TermBreakEven> BetweenTerms { get; init; }

    /// <summary>Gets the costs to plot.</summary>
    /// <value>By volume, then on demand and the terms in order; units only where their capacity is known.</value>
    public required ValueList<BreakEvenCost> Series { get; init; }
}
