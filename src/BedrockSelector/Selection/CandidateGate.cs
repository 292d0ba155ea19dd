using System.Globalization;
using BedrockSelector.Catalog;
using BedrockSelector.Catalog.Capabilities;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection;

/// <summary>Checks the constraints of a request against every offer, in a fixed order, and says which one each loser missed first.</summary>
internal sealed class CandidateGate(IModelCatalog catalog, ICostEstimator estimator, IEvidenceStore evidence)
{
    public List<AdmittedCandidate> Admit(SelectionRequest request, DateOnly date, List<Rejection> rejected)
    {
        var excluded = request.Exclude.Select(id => catalog.GetModel(id).Id).ToHashSet();
        var only = request.Only.Select(id => catalog.GetModel(id).Id).ToHashSet();
        var needs = new CapabilityRequest
        {
            Inputs = request.Inputs,
            Outputs = request.Outputs,
            Features = request.Features,
            Usage = request.Usage,
            Region = request.Region,
        };
        var admitted = new List<AdmittedCandidate>();
        foreach (var model in catalog.Models)
        {
            if (RejectModel(request, model, excluded, only, needs, date) is { } rejection)
            {
                rejected.Add(rejection);
                continue;
            }

            foreach (var offer in model.Offers.Where(offer => offer.Inference == InferenceType.OnDemand && offer.Listed && offer.Covers(request.Region, date)))
            {
                foreach (var tier in request.Tiers.Distinct())
                {
                    AdmitOffer(request, new(model, offer, request.Region, tier), date, admitted, rejected);
                }
            }
        }

        return admitted;
    }

    private static Rejection? RejectModel(
        SelectionRequest request, FoundationModel model, HashSet<ModelId> excluded, HashSet<ModelId> only, CapabilityRequest needs, DateOnly date)
    {
        Rejection Because(RejectionCode code, string? value, string? limit, string message) =>
            new() { Model = model.Id, Code = code, Value = value, Limit = limit, Message = message };

        if (excluded.Contains(model.Id) || (only.Count > 0 && !only.Contains(model.Id)))
        {
            return Because(RejectionCode.Excluded, model.Id.Value, null, $"{model.Name} is excluded by the request.");
        }

        if (!request.Providers.IsDefaultOrEmpty && !request.Providers.Contains(model.Provider, StringComparer.OrdinalIgnoreCase))
        {
            return Because(RejectionCode.Excluded, model.Provider, string.Join(", ", request.Providers), $"{model.Provider} is not among the providers asked for.");
        }

        var report = CapabilityChecker.Check(model, needs, date);
        if (report.Supported != true)
        {
            return Because(
                report.Supported is null ? RejectionCode.CapabilityUnknown : RejectionCode.CannotDo,
                null,
                null,
                string.Join(" ", report.Problems.Select(static problem => problem.Message)));
        }

        var end = model.Lifecycle.EndsOn(request.Region);
        if (!request.IncludeEnded && model.Lifecycle.StatusOn(date, request.Region) == LifecycleStatus.Ended)
        {
            return Because(
                RejectionCode.Ended,
                Iso(end),
                Iso(date),
                model.Lifecycle.EndOfLifeOn is null ? $"{model.Name} had left AWS's list of models by {Iso(end)}." : $"{model.Name} ended on {Iso(end)}.");
        }

        if (request.SupportedUntil is { } until && end is { } last && last <= until)
        {
            return Because(RejectionCode.EndsTooSoon, Iso(last), Iso(until), $"{model.Name} ends on {Iso(last)}; it is needed until {Iso(until)}.");
        }

        if (!model.Offers.Any(static offer => offer.Inference == InferenceType.OnDemand && offer.Listed && !offer.Regions.IsEmpty))
        {
            return Because(RejectionCode.RegionUnknown, null, request.Region.Value, $"No source says in which regions {model.Name} is offered.");
        }

        return model.Offers.Any(offer => offer.Inference == InferenceType.OnDemand && offer.Listed && offer.Covers(request.Region, date))
            ? null
            : Because(RejectionCode.NotInRegion, null, request.Region.Value, $"{model.Name} is not offered in {request.Region}.");
    }

    private void AdmitOffer(
        SelectionRequest request, Candidate candidate, DateOnly date, List<AdmittedCandidate> admitted, List<Rejection> rejected)
    {
        var (model, offer) = (candidate.Model, candidate.Offer);
        if (!request.Scopes.Contains(offer.Scope))
        {
            rejected.Add(Bare(candidate).Reject(
                RejectionCode.ScopeNotAllowed, offer.Scope.Name(), string.Join(", ", request.Scopes.Select(static scope => scope.Name())), $"{offer.CallId} is computed {Where(offer.Scope)}, which the request does not accept."));
            return;
        }

        if (!request.Endpoints.Contains(offer.Endpoint))
        {
            rejected.Add(Bare(candidate).Reject(
                RejectionCode.EndpointNotAllowed, offer.Endpoint.Name(), string.Join(", ", request.Endpoints.Select(static endpoint => endpoint.Name())), $"{offer.CallId} is served by the endpoint {offer.Endpoint.Name()} alone, which the request does not accept."));
            return;
        }

        if (Price(request, candidate, date, out var missing) is not { } usd)
        {
            rejected.Add(Bare(candidate).Reject(RejectionCode.PriceMissing, null, null, missing!.Reason));
            return;
        }

        var (quality, latency) = Measured(request, candidate);
        var seconds = candidate.Tier == PricingTier.Batch ? null : latency?.MedianSeconds((double)request.Usage[Meter.OutputTokens]);
        var one = new AdmittedCandidate(candidate, usd, quality, latency, seconds);
        if (Miss(request, one) is { } rejection)
        {
            rejected.Add(rejection);
        }
        else
        {
            admitted.Add(one);
        }
    }

    private static Rejection? Miss(SelectionRequest request, AdmittedCandidate one)
    {
        var name = one.Candidate.Model.Name;
        if (request.MaxCostUsd is { } budget && one.CostUsd > budget)
        {
            return one.Reject(
                RejectionCode.OverBudget, one.CostUsd.Plain(), budget.Plain(), $"A request to {one.Candidate.CallId} costs {one.CostUsd.Plain()} USD, {(one.CostUsd - budget).Plain()} over the budget of {budget.Plain()}.");
        }

        if (request.MinQuality is { } floor)
        {
            if (one.Quality is null)
            {
                return one.Reject(RejectionCode.QualityMissing, null, Text(floor), $"Nothing was measured of the quality of {name} at {request.Task}; the floor is {Text(floor)}.");
            }

            if (one.Quality.Score < floor)
            {
                return one.Reject(
                    RejectionCode.QualityTooLow, Text(one.Quality.Score), Text(floor), $"{name} scores {Text(one.Quality.Score)} at {request.Task}, {Text(floor - one.Quality.Score)} below the floor of {Text(floor)}.");
            }
        }

        if (request.MaxLatencySeconds is { } limit)
        {
            if (one.LatencySeconds is not { } seconds)
            {
                return one.Reject(RejectionCode.LatencyMissing, null, Text(limit), $"{one.WhyNoLatency()} The limit is {Text(limit)} s.");
            }

            if (seconds > limit)
            {
                return one.Reject(
                    RejectionCode.TooSlow, Text(seconds), Text(limit), $"{name} takes {Text(seconds)} s at the median, {Text(seconds - limit)} s over the limit of {Text(limit)} s.");
            }
        }

        return null;
    }

    private decimal? Price(SelectionRequest request, Candidate candidate, DateOnly date, out MissingRate? missing)
    {
        var conditions = new PriceConditions { InputTokens = request.Usage.TotalInputTokens };
        var total = 0m;
        foreach (var (meter, quantity) in request.Usage.Entries)
        {
            var tier = catalog.TryGetMeter(meter, out var definition) && definition.Tier is { } own ? own : candidate.Tier;
            var key = new PriceKey(
                candidate.Model.Id, candidate.Region, candidate.Offer.Scope, candidate.Offer.Profile, tier, meter, conditions, date);
            if (estimator.Rates.Find(key) is not { } rate)
            {
                missing = estimator.Rates.Explain(key);
                return null;
            }

            total += rate.Price.AmountOf(quantity);
        }

        missing = null;
        return total;
    }

    // Quality and latency of one mode: what the request prefers where it was measured, else the other.
    private (QualityEvidence? Quality, LatencyEvidence? Latency) Measured(SelectionRequest request, Candidate candidate)
    {
        var qualities = evidence.Quality(candidate.Model.Id).Where(one => one.Task == request.Task).ToArray();
        var quality = Array.Find(qualities, one => one.Mode == request.Mode) ?? qualities.FirstOrDefault();
        var mode = quality?.Mode ?? request.Mode;
        var latencies = evidence.Latency(candidate.Model.Id).Where(one => one.Tier == candidate.Tier).ToArray();
        return (quality, Array.Find(latencies, one => one.Mode == mode) ?? (quality is null ? latencies.FirstOrDefault() : null));
    }

    private static AdmittedCandidate Bare(Candidate candidate) => new(candidate, 0m, null, null, null);

    private static string Where(CallScope scope) => scope switch
    {
        CallScope.Geo => "in any region of its geography",
        CallScope.Global => "in any region of the world",
        _ => "in the region called",
    };

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(double value) => Math.Round(value, 3).ToString(CultureInfo.InvariantCulture);
}
