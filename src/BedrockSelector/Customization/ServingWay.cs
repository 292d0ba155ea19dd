using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Customization;

/// <summary>A way of serving a custom model.</summary>
[JsonConverter(typeof(ClosedSetConverter<ServingWay>))]
public enum ServingWay
{
    /// <summary>A deployment billed by token.</summary>
    OnDemand = 0,

    /// <summary>Model units of provisioned throughput, billed by the hour whether used or not.</summary>
    Provisioned,
}
