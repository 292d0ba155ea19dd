using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection;

/// <summary>The codes of what a caller should know beside a ranking.</summary>
public static class SelectionFindings
{
    /// <summary>No candidate has evidence for a criterion, which is dropped for all.</summary>
    public const string CriterionDropped = "criterion-dropped";

    /// <summary>The latency of the best was measured elsewhere than on Amazon Bedrock.</summary>
    public const string LatencyElsewhere = "latency-elsewhere";

    /// <summary>The latency of the best was measured in another region.</summary>
    public const string LatencyOtherRegion = "latency-other-region";

    /// <summary>The latency of the best was measured more than half a year before.</summary>
    public const string LatencyOld = "latency-old";

    /// <summary>The prompt is so much longer or shorter than those measured that the estimate moves by half a second or more.</summary>
    public const string LatencyByLength = "latency-by-length";

    /// <summary>The global profile of the best is cheaper, but its scope is not accepted.</summary>
    public const string CheaperGlobal = "cheaper-global";

    internal static ValueList<Finding> Of(
        IModelCatalog catalog,
        ICostEstimator estimator,
        SelectionRequest request,
        ImmutableArray<RankedCandidate> ranked,
        ImmutableArray<Criterion> dropped,
        DateOnly date)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        if (dropped.Contains(Criterion.Quality))
        {
            findings.Add(Finding.Note(
                CriterionDropped, $"No candidate has evidence of quality at {request.Task}: the criterion is dropped for all.", Criterion.Quality.Name()));
        }

        if (dropped.Contains(Criterion.Latency))
        {
            var why = request.Tiers.All(static tier => tier == PricingTier.Batch) ? "A batch job has no response time" : "No candidate has evidence of latency";
            findings.Add(Finding.Note(CriterionDropped, $"{why}: the criterion is dropped for all.", Criterion.Latency.Name()));
        }

        if (ranked.IsEmpty)
        {
            return findings.ToImmutable();
        }

        var best = ranked[0];
        findings.AddRange(LatencyFindings.Of(best, request, date));
        if (!request.Scopes.Contains(CallScope.Global) && FindCheaperGlobal(catalog, estimator, request, best, date) is { } cheaper)
        {
            findings.Add(cheaper);
        }

        findings.AddRange(best.Cost.Findings);
        return findings.ToImmutable();
    }

    private static Finding? FindCheaperGlobal(
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
            Endpoint = offer.Endpoint,
            Region = request.Region,
            Usage = best.Usage.Plus(Meter.OutputTokens, best.Reasoning?.Expected ?? 0m),
            Tier = best.Candidate.Tier,
            AsOf = date,
            Conditions = request.Conditions,
            DerivedRates = request.DerivedRates,
        });
        return global.TotalUsd is { } usd && usd < best.CostUsd
            ? Finding.Note(CheaperGlobal,
                $"{offer.CallId} would cost {usd.Plain()} USD instead of {best.CostUsd.Plain()}, but may be computed in any region of the world; "
                + "accept the scope global to have it ranked.",
                offer.CallId) with
            { Value = best.CostUsd.Plain(), Limit = usd.Plain() }
            : null;
    }
}
