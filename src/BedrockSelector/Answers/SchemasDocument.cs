using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>The documents that the tool prints, by name.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record SchemasDocument
{
    /// <summary>Gets the name and version of the document's shape.</summary>
    /// <value><c>schemas/1</c>; fields are added under the same version, and never renamed or moved.</value>
    public string Schema { get; } = "schemas/1";

    /// <summary>Gets the documents.</summary>
    /// <value>Ordinal by name; one or more.</value>
    public required ValueList<SchemaDocument> Schemas { get; init; }
}
