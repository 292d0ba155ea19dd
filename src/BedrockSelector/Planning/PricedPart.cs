using System.Collections.Immutable;
using BedrockSelector.Findings;

namespace BedrockSelector.Planning;

/// <summary>What one part of a plan costs, or what is missing.</summary>
internal sealed record PricedPart(
    DateOnly AsOf, ImmutableArray<PlanLine> Lines, ImmutableArray<PlanGap> Missing, ImmutableArray<Finding> Findings)
{
    public decimal? TotalUsd => Missing.IsEmpty ? Lines.Sum(static line => line.AmountUsd) : null;
}
