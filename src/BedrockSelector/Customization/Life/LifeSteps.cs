using System.Text.Json.Serialization;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Life;

/// <summary>Several steps, in the order in which they were taken.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record LifeSteps
{
    /// <summary>Gets the kind and version of the document.</summary>
    /// <value><c>customize-steps/1</c>.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "customize-steps/1";

    /// <summary>Gets the steps.</summary>
    /// <value>May be empty.</value>
    public required ValueList<LifeStep> Steps { get; init; }
}
