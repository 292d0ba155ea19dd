using BedrockSelector.Knowledge.Import;

namespace BedrockSelector.Answers;

/// <summary>Rows that were not taken over, or a remark on them.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record ImportNoteDocument
{
    /// <summary>Gets why.</summary>
    /// <value>For programs.</value>
    public required ImportNoteCode Code { get; init; }

    /// <summary>Gets the file.</summary>
    /// <value>Its name.</value>
    public required string Document { get; init; }

    /// <summary>Gets what it is about.</summary>
    /// <value>A model, product or row.</value>
    public required string Subject { get; init; }

    /// <summary>Gets how many rows it concerns.</summary>
    /// <value>One or more.</value>
    public required int Rows { get; init; }

    /// <summary>Gets why in words.</summary>
    /// <value>A sentence or more.</value>
    public required string Message { get; init; }
}
