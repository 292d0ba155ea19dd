using BedrockSelector.Selection;

namespace BedrockSelector.Answers;

/// <summary>A change of one weight that changes the winner.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record FlipDocument
{
    /// <summary>Gets the criterion whose weight changes.</summary>
    /// <value>One that counts.</value>
    public required Criterion Weight { get; init; }

    /// <summary>Gets its share now.</summary>
    /// <value>From 0 to 1.</value>
    public required double From { get; init; }

    /// <summary>Gets the share at which the winner changes.</summary>
    /// <value>From 0 to 1; exact.</value>
    public required double To { get; init; }

    /// <summary>Gets who wins then.</summary>
    /// <value>A call id.</value>
    public required string Winner { get; init; }
}
