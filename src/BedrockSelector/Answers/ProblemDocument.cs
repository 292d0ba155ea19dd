using BedrockSelector.Knowledge;

namespace BedrockSelector.Answers;

/// <summary>One thing that is wrong in a document of the catalog.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record ProblemDocument
{
    /// <summary>Gets the document.</summary>
    /// <value>A layer's name.</value>
    public required string Document { get; init; }

    /// <summary>Gets the model.</summary>
    /// <value>As written; <see langword="null"/> where it is no model's.</value>
    public string? ModelId { get; init; }

    /// <summary>Gets the field.</summary>
    /// <value>As a path.</value>
    public required string Field { get; init; }

    /// <summary>Gets what is wrong.</summary>
    /// <value>A sentence.</value>
    public required string Message { get; init; }
}
