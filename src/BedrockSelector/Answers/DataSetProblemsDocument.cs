using BedrockSelector.Customization.DataSets;
using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>All problems of one kind in a data set.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record DataSetProblemsDocument
{
    /// <summary>Gets the kind.</summary>
    /// <value>Such as <c>missing-field</c>.</value>
    public required DataSetProblemCode Code { get; init; }

    /// <summary>Gets how much it matters.</summary>
    /// <value>An error or a warning.</value>
    public required DataSetProblemSeverity Severity { get; init; }

    /// <summary>Gets how many there are.</summary>
    /// <value>One or more.</value>
    public required long Count { get; init; }

    /// <summary>Gets the first of them.</summary>
    /// <value>By line and column; one or more.</value>
    public required ValueList<DataSetProblemDocument> First { get; init; }
}
