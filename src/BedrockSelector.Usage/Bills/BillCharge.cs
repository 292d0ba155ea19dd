using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Bills;

/// <summary>What a line of a bill charges for.</summary>
[JsonConverter(typeof(ClosedSetConverter<BillCharge>))]
public enum BillCharge
{
    /// <summary>Metered use.</summary>
    Usage = 0,

    /// <summary>A discount on a line of its own.</summary>
    Discount,

    /// <summary>A credit.</summary>
    Credit,

    /// <summary>Money given back, or a correction of an earlier bill.</summary>
    Refund,

    /// <summary>A tax.</summary>
    Tax,

    /// <summary>A fee that is not metered, such as a commitment.</summary>
    Fee,

    /// <summary>Anything else.</summary>
    Other,
}
