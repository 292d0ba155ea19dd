using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Knowledge;

/// <summary>When what a request states meets what a rate asks for.</summary>
[JsonConverter(typeof(ClosedSetConverter<DimensionMatch>))]
public enum DimensionMatch
{
    /// <summary>Both are the same text, without regard to case.</summary>
    Equal = 0,

    /// <summary>The request's number is above the rate's; of several rates, the highest one passed goes first.</summary>
    Above,
}
