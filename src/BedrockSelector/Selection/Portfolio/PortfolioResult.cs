using System.Collections.Immutable;

namespace BedrockSelector.Selection.Portfolio;

/// <summary>The best portfolio under a condition, or the reason why there is none.</summary>
public sealed record PortfolioResult
{
    /// <summary>Gets the models by task.</summary>
    /// <value>One a task, by task, ordinal; empty when no portfolio meets the condition.</value>
    public ImmutableArray<TaskAssignment> Assignment { get; init; } = [];

    /// <summary>Gets what the portfolio achieves and costs.</summary>
    /// <value><see langword="null"/> when no portfolio meets the condition.</value>
    public PortfolioPoint? Point { get; init; }

    /// <summary>Gets the cost below which no portfolio reaches the quality asked for, or the quality reached under a budget.</summary>
    /// <value>US dollars; equal to the cost of <see cref="Point"/>, which proves it the cheapest. <see langword="null"/> when there is none.</value>
    public decimal? LowerBoundUsd { get; init; }

    /// <summary>Gets the quality above which no portfolio comes at this cost.</summary>
    /// <value>Equal to the quality of <see cref="Point"/>, which proves it the best. <see langword="null"/> when there is none.</value>
    public decimal? UpperBoundQuality { get; init; }

    /// <summary>Gets why there is no portfolio.</summary>
    /// <value><see langword="null"/> when there is one.</value>
    public string? Reason { get; init; }
}
