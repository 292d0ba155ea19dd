using BedrockSelector.Costs;
using BedrockSelector.Planning;

namespace BedrockSelector.Logs;

/// <summary>What the logged traffic of one model costs.</summary>
/// <param name="ModelId">The model as logged.</param>
/// <param name="Requests">Logged calls; one or more.</param>
/// <param name="Tokens">The tokens of those calls.</param>
/// <param name="Estimate">The cost line by line; <see langword="null"/> when the model cannot be found in the catalog.</param>
/// <param name="Problem">Why there is no estimate; <see langword="null"/> when there is one.</param>
public sealed record LoggedCost(string ModelId, long Requests, HourlyTokens Tokens, CostEstimate? Estimate, string? Problem)
{
    /// <summary>Gets what the traffic costs.</summary>
    /// <value>US dollars, or <see langword="null"/> when any price is missing.</value>
    public decimal? TotalUsd => Estimate?.TotalUsd;
}
