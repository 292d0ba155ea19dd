using System.Text.Json;
using BedrockSelector.Quantities;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>Which model answered a chat and what it cost, in few words: what is left of a <see cref="ChatDecision"/> in a cache or a store.</summary>
public sealed record ChatDecisionSummary
{
    /// <summary>Gets what answered.</summary>
    /// <value>The id that was called.</value>
    public required string CalledId { get; init; }

    /// <summary>Gets the region it was called from.</summary>
    /// <value>Such as <c>us-east-1</c>.</value>
    public required string Region { get; init; }

    /// <summary>Gets the tier that was asked for.</summary>
    /// <value>Its name, such as <c>standard</c>.</value>
    public required string Tier { get; init; }

    /// <summary>Gets its place in the ranking.</summary>
    /// <value>One or more.</value>
    public required int Rank { get; init; }

    /// <summary>Gets its score.</summary>
    /// <value>As the ranking gives it.</value>
    public required double Score { get; init; }

    /// <summary>Gets how many were ranked.</summary>
    /// <value>One or more.</value>
    public required int Ranked { get; init; }

    /// <summary>Gets how many were rejected.</summary>
    /// <value>Zero or more.</value>
    public required int Rejected { get; init; }

    /// <summary>Gets what the call was expected to cost.</summary>
    /// <value>US dollars; zero or more.</value>
    public required decimal EstimatedCostUsd { get; init; }

    /// <summary>Gets what the call cost.</summary>
    /// <value>US dollars; <see langword="null"/> when the tokens or a rate are not known.</value>
    public decimal? CostUsd { get; init; }

    /// <summary>Gets what was passed over or called in vain.</summary>
    /// <value>Ids, each with the kind of failure, in the order tried, at most eight; may be empty.</value>
    public ValueList<string> Skipped { get; init; } = [];

    /// <summary>Gets the version of the catalog that was chosen by.</summary>
    /// <value>A date.</value>
    public required string CatalogVersion { get; init; }

    /// <summary>Finds the decision of a response, fresh or out of a cache or a store.</summary>
    /// <param name="response">The response.</param>
    /// <returns>The summary; <see langword="null"/> for a response of another client.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="response"/> is <see langword="null"/>.</exception>
    public static ChatDecisionSummary? Find(ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.AdditionalProperties?.GetValueOrDefault(ChatDecision.Key) switch
        {
            ChatDecision decision => Of(decision),
            JsonElement { ValueKind: JsonValueKind.Object } stored => ChatDecisionJson.Read(stored),
            _ => null,
        };
    }

    internal static ChatDecisionSummary Of(ChatDecision decision) => new()
    {
        CalledId = decision.Chosen.Candidate.CallId,
        Region = decision.Chosen.Candidate.Region.Value,
        Tier = decision.Chosen.Candidate.Tier.Name(),
        Rank = decision.Chosen.Rank,
        Score = decision.Chosen.Score,
        Ranked = decision.Selection.Ranked.Length,
        Rejected = decision.Selection.Rejected.Length,
        EstimatedCostUsd = decision.EstimatedCostUsd,
        CostUsd = decision.CostUsd,
        Skipped = [.. decision.Skipped.Take(8).Select(static skipped => $"{Short(skipped.CallId)}: {skipped.Failure?.ToString() ?? "not called"}")],
        CatalogVersion = decision.Selection.CatalogVersion,
    };

    private static string Short(string id) => id.Length <= 100 ? id : id[..100];
}
