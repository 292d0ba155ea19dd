using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Selection;

/// <summary>What is traded off between candidates.</summary>
[JsonConverter(typeof(ClosedSetConverter<Criterion>))]
public enum Criterion
{
    /// <summary>How well the task is done.</summary>
    Quality = 0,

    /// <summary>How long an answer takes.</summary>
    Latency,

    /// <summary>What a request costs.</summary>
    Cost,
}
