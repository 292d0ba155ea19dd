namespace BedrockSelector.Answers;

/// <summary>The two best models of a task against each other.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record FitComparisonDocument
{
    /// <summary>Gets the task.</summary>
    /// <value>As the caller names it.</value>
    public required string Task { get; init; }

    /// <summary>Gets the best model.</summary>
    /// <value>As the caller names it.</value>
    public required string Best { get; init; }

    /// <summary>Gets the next model.</summary>
    /// <value>As the caller names it.</value>
    public required string Next { get; init; }

    /// <summary>Gets by how much the best leads.</summary>
    /// <value>Points.</value>
    public required double Difference { get; init; }

    /// <summary>Gets how uncertain the lead is.</summary>
    /// <value>Points; one standard error.</value>
    public required double StandardError { get; init; }

    /// <summary>Gets how likely the best is truly better.</summary>
    /// <value>From 0 to 1.</value>
    public required double ProbabilityBest { get; init; }

    /// <summary>Gets whether the results suffice to tell them apart.</summary>
    /// <value><see langword="false"/> when more are needed.</value>
    public required bool Decided { get; init; }

    /// <summary>Gets how many results of each would do.</summary>
    /// <value><see langword="null"/> where they suffice or no number does.</value>
    public int? ResultsNeeded { get; init; }
}
