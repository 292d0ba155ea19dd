using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>Everything known of a model.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record ModelDetailDocument : ModelDocument
{
    /// <summary>Makes a document to be filled.</summary>
    public ModelDetailDocument()
    {
    }

    [SetsRequiredMembers]
    internal ModelDetailDocument(ModelDocument model)
        : base(model)
    {
    }

    /// <summary>Gets how it is offered.</summary>
    /// <value>In the order of the catalog; may be empty.</value>
    [JsonPropertyOrder(1)]
    public required ValueList<OfferDocument> Offers { get; init; }

    /// <summary>Gets its prices.</summary>
    /// <value>Of every day and layer, in the order of the catalog; may be empty.</value>
    [JsonPropertyOrder(1)]
    public required ValueList<RateDocument> Rates { get; init; }

    /// <summary>Gets what is known of its quality.</summary>
    /// <value>Ordinal by task and mode; may be empty.</value>
    [JsonPropertyOrder(1)]
    public required ValueList<QualityDocument> Quality { get; init; }

    /// <summary>Gets what is known of its latency.</summary>
    /// <value>May be empty.</value>
    [JsonPropertyOrder(1)]
    public required ValueList<LatencyDocument> Latency { get; init; }

    /// <summary>Gets the sources of its facts.</summary>
    /// <value>One a field of which a source is known; may be empty.</value>
    [JsonPropertyOrder(1)]
    public required ValueList<FactSourceDocument> Sources { get; init; }

    /// <summary>Gets where sources differ.</summary>
    /// <value>May be empty.</value>
    [JsonPropertyOrder(1)]
    public required ValueList<Disagreement> Disagreements { get; init; }
}
