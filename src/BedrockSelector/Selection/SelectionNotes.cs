using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection;

/// <summary>What a ranking does not show by itself.</summary>
internal static class SelectionNotes
{
    public static ImmutableArray<string> Of(
        IModelCatalog catalog,
        ICostEstimator estimator,
        SelectionRequest request,
        ImmutableArray<RankedCandidate> ranked,
        ImmutableArray<Criterion> dropped,
        DateOnly date)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        if (dropped.Contains(Criterion.Quality))
        {
            notes.Add($"No candidate has evidence of quality at {request.Task}: the criterion is dropped for all.");
        }

        if (dropped.Contains(Criterion.Latency))
        {
            notes.Add("No candidate has evidence of latency: the criterion is dropped for all.");
        }

        if (ranked.IsEmpty)
        {
            return notes.ToImmutable();
        }

        var best = ranked[0];
        if (best.Latency is { Host: not MeasuredHost.Bedrock })
        {
            notes.Add($"The latency of {best.Candidate.Model.Name} was not measured on Amazon Bedrock but elsewhere ({best.Latency.Source.Key}).");
        }

        if (!request.Scopes.Contains(CallScope.Global) && CheaperGlobal(catalog, estimator, request, best, date) is { } note)
        {
            notes.Add(note);
        }

        notes.AddRange(best.Findings.Concat(best.Cost.Findings).Select(static finding => finding.Message).Distinct());
        return notes.ToImmutable();
    }

    private static string? CheaperGlobal(
        IModelCatalog catalog, ICostEstimator estimator, SelectionRequest request, RankedCandidate best, DateOnly date)
    {
        var offer = best.Candidate.Model.Offers.FirstOrDefault(offer =>
            offer.Scope == CallScope.Global && offer.Listed && offer.Inference == InferenceType.OnDemand && offer.Covers(request.Region, date));
        if (offer is null || !catalog.TryGetModel(best.Candidate.Model.Id, out _))
        {
            return null;
        }

        var global = estimator.Estimate(new()
        {
            Model = ModelReference.Parse(offer.CallId),
            Region = request.Region,
            Usage = request.Usage.Plus(Meter.OutputTokens, best.Reasoning?.Expected ?? 0m),
            Tier = best.Candidate.Tier,
            Conditions = request.Conditions,
            DerivedRates = request.DerivedRates,
            AsOf = date,
        });
        return global.TotalUsd is { } usd && usd < best.CostUsd
            ? $"{offer.CallId} would cost {usd.Plain()} USD instead of {best.CostUsd.Plain()}, but may be computed in any region of the world; accept the scope global to have it ranked."
            : null;
    }
}
