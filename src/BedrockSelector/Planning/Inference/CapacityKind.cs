using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Planning.Inference;

/// <summary>What a row of a capacity plan pays for.</summary>
[JsonConverter(typeof(ClosedSetConverter<CapacityKind>))]
public enum CapacityKind
{
    /// <summary>Traffic served on demand, by the token.</summary>
    OnDemand = 0,

    /// <summary>Model units of provisioned throughput.</summary>
    ModelUnits,

    /// <summary>Reserved input tokens a minute, in thousands.</summary>
    ReservedInput,

    /// <summary>Reserved output tokens a minute, in thousands.</summary>
    ReservedOutput,

    /// <summary>Traffic refused, at the caller's price.</summary>
    Throttled,

    /// <summary>Copies of an imported model, by the custom model unit and minute.</summary>
    ImportedCopies,

    /// <summary>Traffic that can wait, served in batches by the token.</summary>
    Batch,

    /// <summary>The caller's own cost of starting units.</summary>
    Switching,
}
