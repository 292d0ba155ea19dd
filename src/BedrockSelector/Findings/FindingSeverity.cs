using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Findings;

/// <summary>How much a finding matters.</summary>
[JsonConverter(typeof(ClosedSetConverter<FindingSeverity>))]
public enum FindingSeverity
{
    /// <summary>Good to know; nothing is wrong.</summary>
    Note = 0,

    /// <summary>The figure or answer holds, but for what the finding says.</summary>
    Warning,

    /// <summary>The request does not fit, the figure is missing, or the data is wrong.</summary>
    Error,
}
