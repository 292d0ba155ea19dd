using System.Collections.Immutable;

namespace BedrockSelector.Selection.Stability;

/// <summary>How firmly the winner of a weighted choice stands.</summary>
internal sealed record StabilityReport
{
    /// <summary>Gets the winner.</summary>
    /// <value>An index of the candidates: the best score, among equals the smallest index.</value>
    public required int Winner { get; init; }

    /// <summary>Gets the candidate that wins when the winner is taken away.</summary>
    /// <value>An index of the candidates; <see langword="null"/> when there is one candidate.</value>
    public int? RunnerUp { get; init; }

    /// <summary>Gets by how much the winner's score is above the runner-up's.</summary>
    /// <value>Zero or more; <see langword="null"/> when there is one candidate.</value>
    public double? Lead { get; init; }

    /// <summary>Gets the interval of each weight in which the winner stays.</summary>
    /// <value>One a criterion, in the order of the weights.</value>
    public required ImmutableArray<WeightInterval> Weights { get; init; }

    /// <summary>Gets the smallest change of one weight past which another candidate wins.</summary>
    /// <value><see langword="null"/> when no weight can change the winner.</value>
    public WeightFlip? SmallestFlip { get; init; }
}
