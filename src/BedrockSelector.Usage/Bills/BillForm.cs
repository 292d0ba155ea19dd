using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Bills;

/// <summary>In which form a bill is.</summary>
[JsonConverter(typeof(ClosedSetConverter<BillForm>))]
public enum BillForm
{
    /// <summary>Nothing known was met.</summary>
    Unknown = 0,

    /// <summary>A cost and usage report of AWS, of the first or the second version.</summary>
    CostAndUsage,

    /// <summary>The FinOps Open Cost and Usage Specification, version 1.</summary>
    Focus,
}
