using System.Collections.Immutable;

namespace BedrockSelector.Selection.Decisions;

/// <summary>What a decision comes to when it is made again.</summary>
public sealed record DecisionReplay
{
    /// <summary>Gets whether the same candidate wins.</summary>
    /// <value><see langword="true"/> too when nothing qualified then and nothing does now.</value>
    public required bool SameWinner { get; init; }

    /// <summary>Gets the winner as it was.</summary>
    /// <value><see langword="null"/> when nothing qualified.</value>
    public DecisionCandidate? Before { get; init; }

    /// <summary>Gets the winner as it is.</summary>
    /// <value><see langword="null"/> when nothing qualifies.</value>
    public DecisionCandidate? After { get; init; }

    /// <summary>Gets the inputs that changed.</summary>
    /// <value>The catalog first, then by candidate, ordinal; empty when nothing changed, and then the winner is the same.</value>
    public required ImmutableArray<DecisionChange> Changes { get; init; }
}
