using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Planning.Simulation;

/// <summary>How requests arrive within the hours of a demand.</summary>
[JsonConverter(typeof(ClosedSetConverter<ArrivalKind>))]
public enum ArrivalKind
{
    /// <summary>Independently of each other, at the rate of the hour.</summary>
    Poisson = 0,

    /// <summary>As Poisson, in minutes of which some have the peak's rate and the others so much less that the hour keeps its mean.</summary>
    Bursty,

    /// <summary>At equal distances.</summary>
    Even,

    /// <summary>At given times.</summary>
    Given,
}
