using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Knowledge;

/// <summary>What a model is offered as.</summary>
[JsonConverter(typeof(ClosedSetConverter<InferenceType>))]
public enum InferenceType
{
    /// <summary>The base model, billed by use.</summary>
    OnDemand = 0,

    /// <summary>Provisioned throughput: model units billed by the hour, for the base model or a custom model of it.</summary>
    Provisioned,

    /// <summary>A deployment of a custom model of this base, billed by use.</summary>
    CustomOnDemand,
}
