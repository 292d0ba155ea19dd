using BedrockSelector.Evidence;
using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>Quality from the caller's own results and the shipped evidence.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record EvidenceFitDocument
{
    /// <summary>Gets the name and version of the document's shape.</summary>
    /// <value><c>evidence-fit/1</c>; fields are added under the same version, and never renamed or moved.</value>
    public string Schema { get; } = "evidence-fit/1";

    /// <summary>Gets how the results are scored.</summary>
    /// <value>From 0 to 1 or from 0 to 100.</value>
    public required ScoreScale Scale { get; init; }

    /// <summary>Gets how many results were read.</summary>
    /// <value>One or more.</value>
    public required long Results { get; init; }

    /// <summary>Gets the quality of each model at each task.</summary>
    /// <value>One a task and model.</value>
    public required ValueList<FitRowDocument> Rows { get; init; }

    /// <summary>Gets the two best of each task against each other.</summary>
    /// <value>One a task of two models or more.</value>
    public required ValueList<FitComparisonDocument> Comparisons { get; init; }
}
