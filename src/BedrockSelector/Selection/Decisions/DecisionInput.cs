using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Selection.Decisions;

/// <summary>What went into a decision and may have changed since.</summary>
[JsonConverter(typeof(ClosedSetConverter<DecisionInput>))]
public enum DecisionInput
{
    /// <summary>The version of the catalog.</summary>
    Catalog = 0,

    /// <summary>A candidate that qualifies now and did not then.</summary>
    CandidateAdded,

    /// <summary>A candidate that qualified then and does not now.</summary>
    CandidateGone,

    /// <summary>The quality of a candidate.</summary>
    Quality,

    /// <summary>The latency of a candidate.</summary>
    Latency,

    /// <summary>The cost of a candidate.</summary>
    Cost,
}
