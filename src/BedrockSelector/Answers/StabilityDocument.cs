using BedrockSelector.Knowledge;

namespace BedrockSelector.Answers;

/// <summary>How far the weights could move before another model comes first.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record StabilityDocument
{
    /// <summary>Gets the best of the other models.</summary>
    /// <value><see langword="null"/> where one model alone qualifies.</value>
    public ModelId? RunnerUp { get; init; }

    /// <summary>Gets the id by which the runner-up is called.</summary>
    /// <value><see langword="null"/> where there is none.</value>
    public string? RunnerUpCallId { get; init; }

    /// <summary>Gets by how much the first place leads over the runner-up.</summary>
    /// <value>Points; <see langword="null"/> where there is none.</value>
    public double? Lead { get; init; }

    /// <summary>Gets how likely the first is truly the best, given the errors of quality.</summary>
    /// <value>From 0 to 1; <see langword="null"/> where an error is unknown.</value>
    public double? ProbabilityBest { get; init; }

    /// <summary>Gets how far each weight could move.</summary>
    /// <value>A range for each criterion that counts.</value>
    public required WeightRanges Weights { get; init; }

    /// <summary>Gets the smallest change of one weight that changes the winner.</summary>
    /// <value><see langword="null"/> where none does.</value>
    public FlipDocument? SmallestFlip { get; init; }
}
