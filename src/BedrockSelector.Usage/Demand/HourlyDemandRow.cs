using System.Text.Json.Serialization;
using BedrockSelector.Planning;

namespace BedrockSelector.Demand;

/// <summary>What one model was asked for in one hour.</summary>
/// <param name="Hour">The beginning of the hour, UTC.</param>
/// <param name="ModelId">A model id, inference-profile id or ARN; ARNs of foundation models and system profiles are shortened to their ids.</param>
/// <param name="InputTokens">Input tokens neither read from nor written to the prompt cache; zero or more.</param>
/// <param name="OutputTokens">Output tokens; zero or more.</param>
/// <param name="CacheReadTokens">Input tokens read from the prompt cache; zero or more.</param>
/// <param name="CacheWriteTokens">Input tokens written to the prompt cache; zero or more.</param>
/// <param name="Requests">Logged calls; one or more.</param>
public readonly record struct HourlyDemandRow(
    [property: JsonPropertyName("timestamp"), JsonConverter(typeof(UtcSecondsConverter))] DateTimeOffset Hour,
    string ModelId,
    long InputTokens,
    long OutputTokens,
    long CacheReadTokens,
    long CacheWriteTokens,
    long Requests)
{
    /// <summary>Gets the tokens as the planner reads them.</summary>
    /// <value>The four counts.</value>
    [JsonIgnore]
    public HourlyTokens Tokens => new(InputTokens, OutputTokens, CacheReadTokens, CacheWriteTokens);
}
