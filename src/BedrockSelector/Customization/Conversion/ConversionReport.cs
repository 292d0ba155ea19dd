using System.Text.Json.Serialization;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Conversion;

/// <summary>What a conversion read and wrote, and everything that it dropped or changed on the way.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record ConversionReport
{
    /// <summary>Gets the kind and version of the document.</summary>
    /// <value><c>customize-convert/1</c>.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "customize-convert/1";

    /// <summary>Gets what the examples came as.</summary>
    /// <value>As given, or as the first line looks.</value>
    public required SourceFormat From { get; init; }

    /// <summary>Gets what they were written as.</summary>
    /// <value>The format that base and method want.</value>
    public required TrainingDataFormat To { get; init; }

    /// <summary>Gets how many records were read.</summary>
    /// <value>Zero or more; empty lines do not count.</value>
    public required long Read { get; init; }

    /// <summary>Gets how many were written.</summary>
    /// <value><see cref="Read"/> less those of <see cref="Dropped"/>.</value>
    public required long Written { get; init; }

    /// <summary>Gets the records that were left out.</summary>
    /// <value>One a reason, in the order of their codes; may be empty.</value>
    public required ValueList<ConversionLoss> Dropped { get; init; }

    /// <summary>Gets what written records have lost or had changed.</summary>
    /// <value>One a kind, in the order of their codes; empty when nothing was lost.</value>
    public required ValueList<ConversionLoss> Changed { get; init; }
}
