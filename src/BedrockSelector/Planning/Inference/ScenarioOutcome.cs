namespace BedrockSelector.Planning.Inference;

/// <summary>How one scenario turns out under the commitments of the plan.</summary>
/// <param name="Name">The scenario's name.</param>
/// <param name="Probability">Its weight divided by the sum of weights.</param>
/// <param name="UncommittedUnitsUsd">What units without commitment cost, in US dollars.</param>
/// <param name="OverflowUsd">What overflow costs, on demand or throttled, in US dollars.</param>
/// <param name="OverflowTokens">Tokens above the capacity held.</param>
/// <param name="TotalUsd">Commitments, units without commitment and overflow, in US dollars.</param>
public sealed record ScenarioOutcome(
    string Name, decimal Probability, decimal UncommittedUnitsUsd, decimal OverflowUsd, decimal OverflowTokens, decimal TotalUsd)
{
    /// <summary>Gets what the part that waits costs in batches.</summary>
    /// <value>US dollars; zero where nothing waits.</value>
    public decimal BatchUsd { get; init; }

    /// <summary>Gets the tokens served in batches.</summary>
    /// <value>Tokens; zero or more.</value>
    public decimal BatchTokens { get; init; }
}
