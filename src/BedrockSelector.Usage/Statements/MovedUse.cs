using BedrockSelector.Costs;
using BedrockSelector.Findings;
using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>What logged calls would cost on another model.</summary>
public sealed record MovedUse
{
    /// <summary>Gets the cost of all of them.</summary>
    /// <value>One line a meter and rate.</value>
    public required CostEstimate Estimate { get; init; }

    /// <summary>Gets the cost by the model that was called.</summary>
    /// <value>Ordinal by its id as logged.</value>
    public required ValueList<LoggedCost> ByModel { get; init; }

    /// <summary>Gets what was called differently from the records.</summary>
    /// <value>Such as tiers that the model does not have; empty when nothing was.</value>
    public required ValueList<Finding> Findings { get; init; }
}
