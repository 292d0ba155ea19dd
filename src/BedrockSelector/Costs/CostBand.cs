namespace BedrockSelector.Costs;

/// <summary>Between what totals the sources differ.</summary>
/// <param name="LowUsd">US dollars with the lowest price that any source gives for each line.</param>
/// <param name="HighUsd">US dollars with the highest.</param>
/// <remarks>Prices more than ten times apart from the chosen one are taken for errors of unit and left out; the rate still shows them.</remarks>
public readonly record struct CostBand(decimal LowUsd, decimal HighUsd);
