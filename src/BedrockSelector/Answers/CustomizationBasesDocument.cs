using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>What is known of the bases of customization.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record CustomizationBasesDocument
{
    /// <summary>Gets the name and version of the document's shape.</summary>
    /// <value><c>customize-bases/1</c>; fields are added under the same version, and never renamed or moved.</value>
    public string Schema { get; } = "customize-bases/1";

    /// <summary>Gets the bases.</summary>
    /// <value>In the order of the facts; one or more.</value>
    public required ValueList<CustomizationBaseDocument> Bases { get; init; }
}
