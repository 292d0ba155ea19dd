namespace BedrockSelector.Selection.Stability;

/// <summary>How far the weight of one criterion can move before another candidate wins.</summary>
/// <remarks>The weight is a share of all weights; the others keep their ratio to each other.</remarks>
internal sealed record CriterionStability
{
    /// <summary>Gets the criterion.</summary>
    public required Criterion Criterion { get; init; }

    /// <summary>Gets the share of its weight.</summary>
    /// <value>From 0 to 1.</value>
    public required double Share { get; init; }

    /// <summary>Gets the smallest share at which the winner stays.</summary>
    /// <value>From 0 to <see cref="Share"/>.</value>
    public required double From { get; init; }

    /// <summary>Gets the largest share at which the winner stays.</summary>
    /// <value>From <see cref="Share"/> to 1.</value>
    public required double To { get; init; }

    /// <summary>Gets the candidate that wins below <see cref="From"/>.</summary>
    /// <value><see langword="null"/> when none does.</value>
    public RankedCandidate? WinnerBelow { get; init; }

    /// <summary>Gets the candidate that wins above <see cref="To"/>.</summary>
    /// <value><see langword="null"/> when none does.</value>
    public RankedCandidate? WinnerAbove { get; init; }
}
