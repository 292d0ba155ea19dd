using System.Text.Json.Serialization;

namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>A figure of a run that can be summarized and compared.</summary>
[JsonConverter(typeof(ComparisonMetricConverter))]
public enum ComparisonMetric
{
    /// <summary>The time to the end of the answer, in seconds.</summary>
    TotalSeconds = 0,

    /// <summary>The time to the first token, in seconds.</summary>
    TimeToFirstTokenSeconds,

    /// <summary>Output tokens per second after the first token.</summary>
    OutputTokensPerSecond,

    /// <summary>The answer's tokens.</summary>
    OutputTokens,

    /// <summary>The cost in US dollars.</summary>
    CostUsd,
}
