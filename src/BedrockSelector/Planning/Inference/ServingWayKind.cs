using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Planning.Inference;

/// <summary>A way of serving a model.</summary>
[JsonConverter(typeof(ClosedSetConverter<ServingWayKind>))]
public enum ServingWayKind
{
    /// <summary>On demand, by the token.</summary>
    OnDemand = 0,

    /// <summary>A custom model deployed on demand, by the token.</summary>
    CustomOnDemand,

    /// <summary>Provisioned throughput, by the model unit and hour.</summary>
    ProvisionedThroughput,

    /// <summary>The reserved tier, by the token a minute and hour.</summary>
    Reserved,

    /// <summary>An imported model, by the custom model unit and minute.</summary>
    Import,
}
