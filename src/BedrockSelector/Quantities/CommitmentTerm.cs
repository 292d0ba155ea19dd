using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Quantities;

/// <summary>For how long a capacity is bought.</summary>
[JsonConverter(typeof(ClosedSetConverter<CommitmentTerm>))]
public enum CommitmentTerm
{
    /// <summary>No commitment: billed until deleted.</summary>
    None = 0,

    /// <summary>One month; renews unless stopped.</summary>
    [Named("1-month")]
    OneMonth,

    /// <summary>Three months; renews unless stopped.</summary>
    [Named("3-month")]
    ThreeMonths,

    /// <summary>Six months; renews unless stopped.</summary>
    [Named("6-month")]
    SixMonths,
}
