using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Selection;

/// <summary>What happens to a candidate without evidence for a criterion for which others have some.</summary>
[JsonConverter(typeof(ClosedSetConverter<MissingEvidence>))]
public enum MissingEvidence
{
    /// <summary>It is rejected, with its own code.</summary>
    Reject = 0,

    /// <summary>It stays, with nothing credited for that criterion.</summary>
    Allow,
}
