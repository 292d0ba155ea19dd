namespace BedrockSelector.Answers;

/// <summary>The model that does a class of tasks.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record AssignmentDocument
{
    /// <summary>Gets the task.</summary>
    /// <value>As the caller names it.</value>
    public required string Task { get; init; }

    /// <summary>Gets the model.</summary>
    /// <value>As the caller names it.</value>
    public required string Model { get; init; }

    /// <summary>Gets its quality at the task.</summary>
    /// <value>As the caller gives it.</value>
    public required decimal Quality { get; init; }

    /// <summary>Gets what it costs.</summary>
    /// <value>US dollars.</value>
    public required decimal CostUsd { get; init; }

    /// <summary>Gets how much the task counts.</summary>
    /// <value>Relative to the others.</value>
    public required decimal Weight { get; init; }
}
