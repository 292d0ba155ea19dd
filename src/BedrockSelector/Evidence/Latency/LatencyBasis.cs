using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Evidence.Latency;

/// <summary>What a latency estimate rests on.</summary>
[JsonConverter(typeof(ClosedSetConverter<LatencyBasis>))]
public enum LatencyBasis
{
    /// <summary>Published measurements alone.</summary>
    Published = 0,

    /// <summary>Published measurements and the application's own, in proportion to how many there are.</summary>
    Blended,

    /// <summary>The application's own measurements alone: nothing was published.</summary>
    Observed,
}
