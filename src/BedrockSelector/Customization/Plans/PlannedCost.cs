using System.Collections.Immutable;
using BedrockSelector.Costs;

namespace BedrockSelector.Customization.Plans;

/// <summary>The cost of one part of a plan: its lines, or what is missing.</summary>
/// <remarks>Holds arrays: compared by reference of the arrays.</remarks>
public sealed record PlannedCost
{
    /// <summary>Gets what is to be paid for.</summary>
    /// <value>Such as <c>9,312 tokens × 2 epochs</c>.</value>
    public required string Need { get; init; }

    /// <summary>Gets the lines.</summary>
    /// <value>One a meter; those that could be priced.</value>
    public required ImmutableArray<CostLine> Lines { get; init; }

    /// <summary>Gets what could not be costed.</summary>
    /// <value>Empty when all could.</value>
    public required ImmutableArray<PlanGap> Missing { get; init; }

    /// <summary>Gets the sum.</summary>
    /// <value>US dollars: the exact sum of the lines; <see langword="null"/> when something is missing.</value>
    public decimal? TotalUsd => Missing.IsEmpty ? Lines.Sum(static line => line.AmountUsd) : null;

    /// <summary>Gets the band that the estimate of tokens leaves.</summary>
    /// <value>US dollars; <see langword="null"/> when nothing is estimated or something is missing.</value>
    public CostBand? Band { get; init; }

    /// <summary>Gets what deserves a look: assumed regions, computed prices, ended models.</summary>
    /// <value>In the order of the lines; may be empty.</value>
    public ImmutableArray<string> Warnings { get; init; } = [];
}
