namespace BedrockSelector.Answers;

/// <summary>How far one weight could move while the others keep their proportions.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record WeightRange
{
    /// <summary>Gets its share of all weights.</summary>
    /// <value>From 0 to 1.</value>
    public required double Share { get; init; }

    /// <summary>Gets the least share at which the winner stays.</summary>
    /// <value>From 0 to 1; exact.</value>
    public required double From { get; init; }

    /// <summary>Gets the greatest share at which the winner stays.</summary>
    /// <value>From 0 to 1; exact.</value>
    public required double To { get; init; }

    /// <summary>Gets who wins below the range.</summary>
    /// <value>A call id; <see langword="null"/> where the winner stays.</value>
    public string? WinnerBelow { get; init; }

    /// <summary>Gets who wins above the range.</summary>
    /// <value>A call id; <see langword="null"/> where the winner stays.</value>
    public string? WinnerAbove { get; init; }
}
