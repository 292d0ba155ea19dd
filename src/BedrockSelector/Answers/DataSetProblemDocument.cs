namespace BedrockSelector.Answers;

/// <summary>A problem at its place in a data set.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record DataSetProblemDocument
{
    /// <summary>Gets the line.</summary>
    /// <value>From 1; zero for the file as a whole.</value>
    public required long Line { get; init; }

    /// <summary>Gets the column.</summary>
    /// <value>From 1; zero for the line as a whole.</value>
    public required long Column { get; init; }

    /// <summary>Gets the place in the record.</summary>
    /// <value>A JSON path; empty for the whole record.</value>
    public required string Path { get; init; }

    /// <summary>Gets what is wrong.</summary>
    /// <value>A sentence.</value>
    public required string Message { get; init; }

    /// <summary>Gets how to mend it.</summary>
    /// <value>A sentence.</value>
    public required string Fix { get; init; }
}
