using System.Text.Json.Serialization;
using BedrockSelector.Quantities;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Planning.Inference;

/// <summary>A kind of capacity together with its term: what one can ask a plan to consider.</summary>
[JsonConverter(typeof(ClosedSetConverter<CapacityTerm>))]
public enum CapacityTerm
{
    /// <summary>Model units without commitment, by the hour.</summary>
    None = 0,

    /// <summary>Model units for one month.</summary>
    [Named("1-month")]
    OneMonth,

    /// <summary>Model units for six months.</summary>
    [Named("6-month")]
    SixMonths,

    /// <summary>Reserved tokens a minute for one month.</summary>
    [Named("reserved-1-month")]
    ReservedOneMonth,

    /// <summary>Reserved tokens a minute for three months.</summary>
    [Named("reserved-3-month")]
    ReservedThreeMonths,
}
