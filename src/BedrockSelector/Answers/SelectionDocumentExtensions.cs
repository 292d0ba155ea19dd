using BedrockSelector.Evidence;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using BedrockSelector.Selection.Stability;

namespace BedrockSelector.Answers;

/// <summary>Makes a document of a selection.</summary>
public static class SelectionDocumentExtensions
{
    /// <summary>Makes the document that <c>select</c> prints.</summary>
    /// <param name="result">The selection.</param>
    /// <param name="top">How many of the best are kept; <see langword="null"/> for all.</param>
    /// <param name="explain">Whether the choice is put into words, too.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is <see langword="null"/>.</exception>
    public static SelectionDocument ToDocument(this SelectionResult result, int? top = null, bool explain = false)
    {
        ArgumentNullException.ThrowIfNull(result);
        var weights = result.Request.Weights;
        return new()
        {
            CatalogVersion = result.CatalogVersion,
            AsOf = result.AsOf,
            Region = result.Request.Region,
            Task = result.Request.Task.Name,
            Incumbent = result.Incumbent,
            Preset = result.Preset,
            Floor = AnswerJson.Measure(result.Request.Floor),
            Weights = new() { Quality = AnswerJson.Measure(weights.Quality), Latency = AnswerJson.Measure(weights.Latency), Cost = AnswerJson.Measure(weights.Cost) },
            Ranked = [.. result.Ranked.Take(top ?? int.MaxValue).Select(one => Offer(one, result.AsOf))],
            Rejected = [.. result.Rejected.Select(Rejected)],
            Dropped = result.Dropped,
            Notes = result.Notes,
            Stability = SelectionStability.TryAnalyze(result, out var stability) ? Stability(stability) : null,
            Explanation = explain ? (ValueList<string>)SelectionExplanation.Explain(result) : null,
            Findings = result.Findings,
        };
    }

    private static RankedOffer Offer(RankedCandidate one, DateOnly date) => new()
    {
        Rank = one.Rank,
        ModelId = one.Candidate.Model.Id,
        CallId = one.Candidate.CallId,
        Scope = one.Candidate.Offer.Scope,
        Tier = one.Candidate.Tier,
        Endpoint = one.Candidate.Offer.Endpoint,
        Mode = one.Candidate.Mode,
        ReasoningTokens = one.Reasoning,
        Score = AnswerJson.Measure(one.Score),
        Quality = OfferQuality.Of(one.Quality),
        LatencySeconds = AnswerJson.Measure(one.LatencySeconds),
        LatencyP90Seconds = AnswerJson.Measure(one.SlowLatencySeconds),
        LatencyHost = one.Latency?.Host,
        LatencyRegion = one.Latency is { Region: var region } && region != default ? region : null,
        LatencySource = one.Latency?.Source.Key,
        CostUsd = one.CostUsd,
        OnFrontier = one.OnParetoFrontier,
        Contributions = new() { Quality = AnswerJson.Measure(one.Contributions.Quality), Latency = AnswerJson.Measure(one.Contributions.Latency), Cost = AnswerJson.Measure(one.Contributions.Cost) },
        TiedWithBest = one.TiedWithBest,
        Status = one.Candidate.Model.Lifecycle.StatusOn(date, one.Candidate.Region),
        EndsOn = one.Candidate.Model.Lifecycle.EndsOn(one.Candidate.Region),
        Destinations = one.Candidate.Offer.DestinationsFrom(one.Candidate.Region),
        Change = one.Change,
        Findings = one.Findings,
    };

    private static RejectedOffer Rejected(Rejection one) => new()
    {
        ModelId = one.Model,
        CallId = one.CallId,
        Code = one.Code,
        Value = one.Value,
        Limit = one.Limit,
        Message = one.Message,
    };

    private static StabilityDocument Stability(SelectionStability stability) => new()
    {
        RunnerUp = stability.RunnerUp?.Candidate.Model.Id,
        RunnerUpCallId = stability.RunnerUp?.Candidate.CallId,
        Lead = AnswerJson.Measure(stability.Lead),
        ProbabilityBest = AnswerJson.Measure(stability.ProbabilityBest),
        Weights = new()
        {
            Quality = Range(stability, Criterion.Quality),
            Latency = Range(stability, Criterion.Latency),
            Cost = Range(stability, Criterion.Cost),
        },
        SmallestFlip = stability.SmallestFlip is { } flip
            ? new()
            {
                Weight = flip.Criterion.Criterion,
                From = flip.Criterion.Share,
                To = flip.ToShare,
                Winner = flip.Winner.Candidate.CallId,
            }
            : null,
    };

    private static WeightRange? Range(SelectionStability stability, Criterion criterion) =>
        stability.Criteria.FirstOrDefault(one => one.Criterion == criterion) is { } one
            ? new()
            {
                Share = one.Share,
                From = one.From,
                To = one.To,
                WinnerBelow = one.WinnerBelow?.Candidate.CallId,
                WinnerAbove = one.WinnerAbove?.Candidate.CallId,
            }
            : null;
}
