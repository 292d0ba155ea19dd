using BedrockSelector.Customization;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>A base model and how it is customized.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record CustomizationBaseDocument
{
    /// <summary>Gets the base.</summary>
    /// <value>Its own id.</value>
    public required ModelId ModelId { get; init; }

    /// <summary>Gets the identifier that jobs name it by.</summary>
    /// <value>An id, with a context length where jobs ask for one.</value>
    public required string JobIdentifier { get; init; }

    /// <summary>Gets how a model made of it is served.</summary>
    /// <value>On demand, on provisioned throughput, or both.</value>
    public required ValueList<ServingWay> Served { get; init; }

    /// <summary>Gets the methods.</summary>
    /// <value>One or more.</value>
    public required ValueList<CustomizationMethodDocument> Methods { get; init; }
}
