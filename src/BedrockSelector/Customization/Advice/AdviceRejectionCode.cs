using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Customization.Advice;

/// <summary>Why a base and method do not fit.</summary>
[JsonConverter(typeof(ClosedSetConverter<AdviceRejectionCode>))]
public enum AdviceRejectionCode
{
    /// <summary>The method wants other data.</summary>
    DataDoNotFit = 0,

    /// <summary>The method is no longer offered.</summary>
    Withdrawn,

    /// <summary>The method is listed as unavailable for now.</summary>
    Unavailable,

    /// <summary>The base takes no images in training records.</summary>
    NoImages,

    /// <summary>The base cannot be trained in the region.</summary>
    NotInRegion,

    /// <summary>A model of this base cannot be served in the wanted way.</summary>
    NotServedSo,

    /// <summary>The base is past its end.</summary>
    BaseEnded,

    /// <summary>No teacher of the base is still there.</summary>
    NoTeacher,

    /// <summary>There are fewer records than the base wants.</summary>
    TooFewRecords,

    /// <summary>There are more records than the base takes.</summary>
    TooManyRecords,

    /// <summary>Training costs more than the budget.</summary>
    OverBudget,

    /// <summary>There is a budget, and no cost is known to hold against it.</summary>
    CostUnknown,
}
