using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>Models of the catalog, as filtered.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record ModelsDocument
{
    /// <summary>Gets the name and version of the document's shape.</summary>
    /// <value><c>models/1</c>; fields are added under the same version, and never renamed or moved.</value>
    public string Schema { get; } = "models/1";

    /// <summary>Gets the version of the catalog.</summary>
    /// <value>A date, such as <c>2026-11-22</c>.</value>
    public required string CatalogVersion { get; init; }

    /// <summary>Gets the models.</summary>
    /// <value>Ordinal by id.</value>
    public required ValueList<ModelDocument> Models { get; init; }
}
