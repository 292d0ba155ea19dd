using BedrockSelector.Benchmarks.Costs;
using BedrockSelector.Calls;
using BedrockSelector.Calls.Capabilities;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;

namespace BedrockSelector.Benchmarks.Selection;

/// <summary>The ranking as one would write it with LINQ over the catalog: no columns, prices found for each offer anew.</summary>
internal sealed class NaiveSelection(IModelCatalog catalog, IEvidenceStore evidence)
{
    public (Candidate Candidate, double Score, decimal Usd)[] Rank(SelectionRequest request) =>
    [
        .. catalog.Models
            .Where(model => CapabilityChecker.Check(
                model, new() { Inputs = request.Inputs, Outputs = request.Outputs, Features = request.Features, Usage = request.Usage, Region = request.Region }, request.AsOf!.Value).Supported == true)
            .Where(model => model.Lifecycle.StatusOn(request.AsOf!.Value, request.Region) != LifecycleStatus.Ended)
            .SelectMany(model => model.Offers
                .Where(offer => offer.Inference == InferenceType.OnDemand && offer.Listed && offer.Covers(request.Region, request.AsOf!.Value))
                .Where(offer => request.Scopes.Contains(offer.Scope) && request.Endpoints.Contains(offer.Endpoint))
                .Select(offer => new Candidate(model, offer, request.Region, PricingTier.Standard)))
            .Select(candidate => (Candidate: candidate, Usd: Usd(request, candidate), Quality: Quality(request, candidate), Seconds: Seconds(request, candidate)))
            .Where(one => one.Usd is not null && one.Quality is not null && one.Seconds is not null)
            .Select(one => (
                one.Candidate,
                Score: (100d / 3 * UtilityScale.Quality(one.Quality!.Score)) + (100d / 3 * UtilityScale.Latency(one.Seconds!.Value)) + (100d / 3 * UtilityScale.Cost(one.Usd!.Value)),
                Usd: one.Usd!.Value))
            .OrderByDescending(static one => one.Score).ThenBy(static one => one.Usd)
            .ThenBy(static one => one.Candidate.Model.Id.Value, StringComparer.Ordinal).ThenBy(static one => one.Candidate.Offer.Scope)
            .ThenBy(static one => one.Candidate.CallId, StringComparer.Ordinal),
    ];

    private static decimal? Usd(SelectionRequest request, Candidate candidate)
    {
        var amounts = request.Usage.Entries.Select(entry => NaiveRates.Find(
            candidate.Model, candidate.Region, candidate.Offer.Scope, candidate.Offer.Profile, candidate.Tier, entry.Meter, request.Usage.TotalInputTokens)
            ?.Price.AmountOf(entry.Quantity)).ToArray();
        return amounts.Contains(null) ? null : amounts.Sum();
    }

    private QualityEvidence? Quality(SelectionRequest request, Candidate candidate)
    {
        var own = evidence.Quality(candidate.Model.Id).Where(one => one.Task == request.Task).ToArray();
        return own.FirstOrDefault(one => one.Mode == request.Mode) ?? own.FirstOrDefault();
    }

    private double? Seconds(SelectionRequest request, Candidate candidate)
    {
        var mode = Quality(request, candidate)?.Mode ?? request.Mode;
        return evidence.Latency(candidate.Model.Id).Where(one => one.Tier == candidate.Tier).FirstOrDefault(one => one.Mode == mode)
            ?.MedianSeconds((double)request.Usage[Meter.OutputTokens], (double)(request.Usage.TotalInputTokens - request.Usage[Meter.CacheReadTokens]));
    }
}
