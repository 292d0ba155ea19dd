namespace BedrockSelector.Selection.Portfolio;

/// <summary>What a portfolio achieves and costs.</summary>
/// <param name="Quality">The mean quality, weighted by how often the tasks occur.</param>
/// <param name="CostUsd">US dollars: the sum of each task's cost times how often it occurs.</param>
public readonly record struct PortfolioPoint(decimal Quality, decimal CostUsd);
