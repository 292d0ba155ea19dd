using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using BedrockSelector.Planning.Training;

namespace BedrockSelector.Answers;

/// <summary>What a check found in training data, and in the validation data beside them.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record DataSetCheckDocument : DataSetDocument
{
    /// <summary>Makes a document to be filled.</summary>
    public DataSetCheckDocument()
    {
    }

    [SetsRequiredMembers]
    internal DataSetCheckDocument(DataSetDocument training)
        : base(training)
    {
    }

    /// <summary>Gets the name and version of the document's shape.</summary>
    /// <value><c>customize-check/1</c>; fields are added under the same version, and never renamed or moved.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "customize-check/1";

    /// <summary>Gets what was found in the validation data.</summary>
    /// <value><see langword="null"/> where none were given.</value>
    [JsonPropertyOrder(1)]
    public DataSetDocument? Validation { get; init; }

    /// <summary>Gets what training on the data costs.</summary>
    /// <value><see langword="null"/> where no region is known in which the base can be trained.</value>
    [JsonPropertyOrder(1)]
    public TrainingPhase? TrainingCost { get; init; }

    /// <summary>Gets whether the data can be used as they are.</summary>
    /// <value><see langword="true"/> where there is no error.</value>
    [JsonPropertyOrder(1)]
    public required bool Usable { get; init; }
}
