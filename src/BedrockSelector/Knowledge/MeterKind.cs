using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Knowledge;

/// <summary>What part of a bill a meter belongs to.</summary>
[JsonConverter(typeof(ClosedSetConverter<MeterKind>))]
public enum MeterKind
{
    /// <summary>What calls use.</summary>
    Inference = 0,

    /// <summary>What making a custom model uses.</summary>
    Training,

    /// <summary>What keeping a custom model costs.</summary>
    Storage,

    /// <summary>Capacity held by the hour or the minute, used or not.</summary>
    Capacity,
}
