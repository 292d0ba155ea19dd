using System.Collections.Immutable;
using System.Text.Json.Serialization;
using BedrockSelector.Costs;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;

namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>Which model answered a call, why, and what it cost.</summary>
/// <remarks>
/// In JSON, as caches and stores write responses, it is its <see cref="ChatDecisionSummary"/>: under 2,000 bytes, read back by
/// <see cref="ChatDecisionSummary.Find"/>. Two decisions are equal only if they hold the same array.
/// </remarks>
[JsonConverter(typeof(ChatDecisionJson))]
public sealed record ChatDecision
{
    /// <summary>The key under which a decision stands in the additional properties of a response, and of the last update of a stream.</summary>
    public const string Key = "bedrockselector.decision";

    /// <summary>Gets the whole selection.</summary>
    /// <value>Ranking and rejections, with the request derived from the chat.</value>
    public required SelectionResult Selection { get; init; }

    /// <summary>Gets what answered.</summary>
    /// <value>One of the ranked candidates.</value>
    public required RankedCandidate Chosen { get; init; }

    /// <summary>Gets the better ranked candidates that did not answer.</summary>
    /// <value>In the order tried; empty when the best answered.</value>
    public required ImmutableArray<SkippedCandidate> Skipped { get; init; }

    /// <summary>Gets what the call was expected to use.</summary>
    /// <value>Tokens as counted or estimated for the chosen model.</value>
    public required Usage EstimatedUsage { get; init; }

    /// <summary>Gets what the call was expected to cost.</summary>
    /// <value>US dollars.</value>
    public required decimal EstimatedCostUsd { get; init; }

    /// <summary>Gets what the call cost, line by line, for the tokens that the client reports.</summary>
    /// <value><see langword="null"/> when the client reports none.</value>
    public CostEstimate? Cost { get; init; }

    /// <summary>Gets what the call cost.</summary>
    /// <value>US dollars; <see langword="null"/> when the tokens or a rate are not known.</value>
    public decimal? CostUsd => Cost?.TotalUsd;
}
