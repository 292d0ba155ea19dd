using System.Text.Json.Serialization;
using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>A portfolio that no other beats.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record PortfolioPointDocument
{
    /// <summary>Gets its quality.</summary>
    /// <value>Weighted mean of the tasks.</value>
    public required decimal Quality { get; init; }

    /// <summary>Gets its cost.</summary>
    /// <value>US dollars.</value>
    public required decimal CostUsd { get; init; }

    /// <summary>Gets whether it is a corner, between which traffic can be split.</summary>
    /// <value><see langword="true"/> for corners.</value>
    public required bool Corner { get; init; }

    /// <summary>Gets which model does which task.</summary>
    /// <value>By task; absent unless asked for.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ValueMap<string>? Models { get; init; }
}
