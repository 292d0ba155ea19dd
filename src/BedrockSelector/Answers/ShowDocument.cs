using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>Everything known of some models, for comparison side by side.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record ShowDocument
{
    /// <summary>Gets the name and version of the document's shape.</summary>
    /// <value><c>show/1</c>; fields are added under the same version, and never renamed or moved.</value>
    public string Schema { get; } = "show/1";

    /// <summary>Gets the models.</summary>
    /// <value>In the order asked for, each once; one or more.</value>
    public required ValueList<ModelDetailDocument> Models { get; init; }
}
