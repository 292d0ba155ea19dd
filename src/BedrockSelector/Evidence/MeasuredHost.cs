using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Evidence;

/// <summary>Where latency was measured.</summary>
[JsonConverter(typeof(ClosedSetConverter<MeasuredHost>))]
public enum MeasuredHost
{
    /// <summary>On Amazon Bedrock.</summary>
    Bedrock = 0,

    /// <summary>On AWS, without word of the service.</summary>
    Aws,

    /// <summary>At another provider of the same model; a hint of its speed on Amazon Bedrock, no more.</summary>
    Other,
}
