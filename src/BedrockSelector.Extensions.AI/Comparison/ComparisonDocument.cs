using System.Text.Json.Serialization;
using BedrockSelector.Quantities;

namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>The same prompt against several models, side by side.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record ComparisonDocument
{
    /// <summary>Gets the name and version of the document's shape.</summary>
    /// <value><c>compare/1</c>; fields are added under the same version, and never renamed or moved.</value>
    public string Schema { get; } = "compare/1";

    /// <summary>Gets the models.</summary>
    /// <value>In the order asked for; one or more.</value>
    public required ValueList<ComparedModel> Results { get; init; }

    /// <summary>Gets which figures of two models differ by more than noise.</summary>
    /// <value>Absent after one run, which says nothing of noise.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ValueList<ComparedDifference>? Differences { get; init; }
}
