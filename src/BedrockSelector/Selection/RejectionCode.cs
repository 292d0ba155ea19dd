using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Selection;

/// <summary>Why a candidate does not qualify.</summary>
[JsonConverter(typeof(ClosedSetConverter<RejectionCode>))]
public enum RejectionCode
{
    /// <summary>The caller excluded the model, or wants other providers.</summary>
    Excluded = 0,

    /// <summary>The model has ended.</summary>
    Ended,

    /// <summary>The model ends before the date until which it is needed, or no source promises that long.</summary>
    EndsTooSoon,

    /// <summary>The model does not do what the request needs.</summary>
    CannotDo,

    /// <summary>No source says whether the model does what the request needs.</summary>
    CapabilityUnknown,

    /// <summary>No source says where the model is offered.</summary>
    RegionUnknown,

    /// <summary>The model is not offered in the region.</summary>
    NotInRegion,

    /// <summary>The offer's scope is not wanted.</summary>
    ScopeNotAllowed,

    /// <summary>The offer's endpoint is not wanted.</summary>
    EndpointNotAllowed,

    /// <summary>The offer may be computed outside the regions allowed, or nobody states where.</summary>
    OutsideResidency,

    /// <summary>The mode is not wanted.</summary>
    ModeNotAllowed,

    /// <summary>Nothing was measured of how many tokens it thinks with, so that its cost and time are not known.</summary>
    ReasoningTokensMissing,

    /// <summary>A meter of the request has no price for this offer.</summary>
    PriceMissing,

    /// <summary>A request costs more than the budget.</summary>
    OverBudget,

    /// <summary>Nothing was measured of its quality at the task.</summary>
    QualityMissing,

    /// <summary>Its quality is below the floor.</summary>
    QualityTooLow,

    /// <summary>Nothing was measured of its latency.</summary>
    LatencyMissing,

    /// <summary>It is slower than the limit.</summary>
    TooSlow,
}
