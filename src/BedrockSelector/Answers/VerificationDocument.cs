using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>What is wrong with a catalog.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record VerificationDocument
{
    /// <summary>Gets the name and version of the document's shape.</summary>
    /// <value><c>catalog-verify/1</c>; fields are added under the same version, and never renamed or moved.</value>
    public string Schema { get; } = "catalog-verify/1";

    /// <summary>Gets the names of the layers checked.</summary>
    /// <value>Lowest first; one or more.</value>
    public required ValueList<string> Layers { get; init; }

    /// <summary>Gets the problems.</summary>
    /// <value>In the order of the documents; empty where nothing is wrong.</value>
    public required ValueList<ProblemDocument> Problems { get; init; }
}
