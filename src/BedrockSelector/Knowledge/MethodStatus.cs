using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Knowledge;

/// <summary>Whether AWS offers a way of customizing a base model.</summary>
[JsonConverter(typeof(ClosedSetConverter<MethodStatus>))]
public enum MethodStatus
{
    /// <summary>Listed in the current guide.</summary>
    Offered = 0,

    /// <summary>Listed, but said to be unavailable for now.</summary>
    Unavailable,

    /// <summary>Described in older copies of the guide only.</summary>
    Withdrawn,
}
