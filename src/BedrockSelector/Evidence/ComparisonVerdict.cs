using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Evidence;

/// <summary>Which of two models is better, as far as the results can tell.</summary>
[JsonConverter(typeof(ClosedSetConverter<ComparisonVerdict>))]
public enum ComparisonVerdict
{
    /// <summary>There are not enough results to tell the two apart.</summary>
    Undecided = 0,

    /// <summary>The first is better.</summary>
    First,

    /// <summary>The second is better.</summary>
    Second,
}
