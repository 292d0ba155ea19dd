using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Planning.Inference;

/// <summary>What to do about a commitment.</summary>
[JsonConverter(typeof(ClosedSetConverter<PlanDecisionKind>))]
public enum PlanDecisionKind
{
    /// <summary>Let it renew by itself.</summary>
    Renew = 0,

    /// <summary>Buy it.</summary>
    Buy,

    /// <summary>Stop it before it renews by itself.</summary>
    Stop,
}
