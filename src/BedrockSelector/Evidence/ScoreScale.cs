using System.Text.Json.Serialization;
using BedrockSelector.Quantities;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Evidence;

/// <summary>The units in which a caller scores the results of an evaluation.</summary>
[JsonConverter(typeof(ClosedSetConverter<ScoreScale>))]
public enum ScoreScale
{
    /// <summary>From 0 to 100.</summary>
    Percent = 0,

    /// <summary>From 0 to 1; an outcome is 0 or 1.</summary>
    [Named("unit")]
    UnitInterval,
}
