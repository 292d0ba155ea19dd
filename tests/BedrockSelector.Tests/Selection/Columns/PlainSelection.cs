using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Calls.Capabilities;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Evidence.Latency;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using BedrockSelector.Tests.Costs;

namespace BedrockSelector.Tests.Selection.Columns;

/// <summary>The selection written down plainly: every model, offer and tier in turn, straight from the catalog, without columns.</summary>
internal sealed class PlainSelection(ModelCatalog catalog, IEvidenceStore evidence)
{
    public sealed record Admitted(Candidate Candidate, decimal Usd, QualityEvidence? Quality, LatencyEvidence? Latency, double? Seconds)
    {
        public double Score { get; init; }
    }

    public sealed record Refused(string Model, string? CallId, RejectionCode Code, string? Value, string? Limit, string Message);

    /// <param name="request">A request that names region, weights, scopes, endpoints, tiers, date and what happens without evidence.</param>
    public (List<Admitted> Ranked, List<Refused> Rejected, List<Criterion> Dropped) Select(SelectionRequest request)
    {
        var date = request.AsOf!.Value;
        var refused = new List<Refused>();
        var admitted = new List<Admitted>();
        foreach (var model in catalog.Models)
        {
            if (RefuseModel(request, model, date) is { } refusal)
            {
                refused.Add(refusal);
                continue;
            }

            var here = model.Offers.Where(offer => offer.Inference == InferenceType.OnDemand && offer.Covers(request.Region, date)).ToArray();
            foreach (var offer in here.Where(offer => offer.Listed || !here.Any(other => other.Listed && other.CallId == offer.CallId)))
            {
                foreach (var (mode, tier) in ModesOf(model, request.Task).SelectMany(mode => request.Tiers.Distinct().Select(tier => (mode, tier))))
                {
                    var (one, why) = Admit(request, new(model, offer, request.Region, tier) { Mode = mode }, date);
                    if (why is null)
                    {
                        admitted.Add(one!);
                    }
                    else
                    {
                        refused.Add(why);
                    }
                }
            }
        }

        var dropped = new List<Criterion>();
        if (admitted.Count > 0 && request.MinQuality is null && admitted.TrueForAll(one => one.Quality is null))
        {
            dropped.Add(Criterion.Quality);
        }

        if (admitted.Count > 0 && request.MaxLatencySeconds is null && admitted.TrueForAll(one => one.Seconds is null))
        {
            dropped.Add(Criterion.Latency);
        }

        if (request.MissingEvidence == MissingEvidence.Reject)
        {
            foreach (var one in admitted.ToArray())
            {
                var lacksQuality = request.Weights.Quality > 0 && one.Quality is null && !dropped.Contains(Criterion.Quality);
                var lacksLatency = request.Weights.Latency > 0 && one.Seconds is null && !dropped.Contains(Criterion.Latency);
                if (lacksQuality || lacksLatency)
                {
                    admitted.Remove(one);
                    refused.Add(lacksQuality
                        ? Refuse(one.Candidate, RejectionCode.QualityMissing, null, null, $"Nothing was measured of the quality of {one.Candidate.Model.Name} at {request.Task}.")
                        : Refuse(one.Candidate, RejectionCode.LatencyMissing, null, null, WhyNoLatency(one.Candidate)));
                }
            }
        }

        var ranked = admitted.Select(one => one with { Score = Score(request, one, dropped) })
            .OrderByDescending(one => one.Score).ThenBy(one => one.Usd)
            .ThenBy(one => one.Candidate.Model.Id.Value, StringComparer.Ordinal).ThenBy(one => one.Candidate.Offer.Endpoint)
            .ThenBy(one => one.Candidate.Offer.Scope)
            .ThenBy(one => one.Candidate.CallId, StringComparer.Ordinal).ThenBy(one => one.Candidate.Tier).ThenBy(one => one.Candidate.Mode)
            .ToList();
        return (
            ranked,
            [.. refused.OrderBy(one => one.Model, StringComparer.Ordinal).ThenBy(one => one.CallId, StringComparer.Ordinal).ThenBy(one => one.Message, StringComparer.Ordinal)],
            dropped);
    }

    // Tokens that are read from a cache are not read again.
    private static double Uncached(Usage usage) =>
        (double)usage.Entries.Where(static one => one.Meter.IsInput && one.Meter.Name != "cache-read-tokens").Sum(static one => one.Quantity);

    private static LatencyEvidence? Best(LatencyEvidence[] measured, AwsRegion region, DateOnly date, Func<ReasoningMode, bool> mode) =>
        measured.Where(one => mode(one.Mode)).OrderByDescending(one => LatencyTrust.Of(one, region, date)).FirstOrDefault();

    private static double Score(SelectionRequest request, Admitted one, List<Criterion> dropped)
    {
        var quality = dropped.Contains(Criterion.Quality) ? 0 : request.Weights.Quality;
        var latency = dropped.Contains(Criterion.Latency) ? 0 : request.Weights.Latency;
        var cost = quality + latency + request.Weights.Cost == 0 ? 1 : request.Weights.Cost;
        var sum = quality + latency + cost;
        var ofQuality = one.Quality is null || dropped.Contains(Criterion.Quality) ? 0 : UtilityScale.Quality(one.Quality.Score);
        var ofLatency = one.Seconds is null || dropped.Contains(Criterion.Latency) ? 0 : UtilityScale.Latency(one.Seconds.Value);
        return (100 * (quality / sum) * ofQuality) + (100 * (latency / sum) * ofLatency) + (100 * (cost / sum) * UtilityScale.Cost(one.Usd));
    }

    private Refused? RefuseModel(SelectionRequest request, FoundationModel model, DateOnly date)
    {
        Refused Because(RejectionCode code, string? value, string? limit, string message) => new(model.Id.Value, null, code, value, limit, message);

        if (request.Exclude.Any(id => catalog.GetModel(id).Id == model.Id)
            || (!request.Only.IsEmpty && !request.Only.Any(id => catalog.GetModel(id).Id == model.Id)))
        {
            return Because(RejectionCode.Excluded, model.Id.Value, null, $"{model.Name} is excluded by the request.");
        }

        if (!request.Providers.IsEmpty && !request.Providers.Contains(model.Provider, StringComparer.OrdinalIgnoreCase))
        {
            return Because(RejectionCode.Excluded, model.Provider, string.Join(", ", request.Providers), $"{model.Provider} is not among the providers asked for.");
        }

        var needs = new CapabilityRequest { Inputs = request.Inputs, Outputs = request.Outputs, Features = request.Features, Usage = request.Usage, Region = request.Region };
        var report = CapabilityChecker.Check(model, needs, date);
        if (report.Supported == false || (report.Supported is null && request.Unknown == UnknownFacts.Reject))
        {
            return Because(
                report.Supported is null ? RejectionCode.CapabilityUnknown : RejectionCode.CannotDo, null, null, string.Join(" ", report.Problems.Select(problem => problem.Message)));
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

        if (request.SupportedUntil is { } until && end <= until)
        {
            return Because(RejectionCode.EndsTooSoon, Iso(end), Iso(until), $"{model.Name} ends on {Iso(end)}; it is needed until {Iso(until)}.");
        }

        var offers = model.Offers.Where(offer => offer.Inference == InferenceType.OnDemand).ToArray();
        return offers.All(offer => offer.Regions.IsEmpty)
            ? Because(RejectionCode.RegionUnknown, null, request.Region.Value, $"No source says in which regions {model.Name} is offered.")
            : offers.Any(offer => offer.Covers(request.Region, date))
                ? null
                : Because(RejectionCode.NotInRegion, null, request.Region.Value, $"{model.Name} is not offered in {request.Region}.");
    }

    private (Admitted? One, Refused? Why) Admit(SelectionRequest request, Candidate candidate, DateOnly date)
    {
        var (offer, name) = (candidate.Offer, candidate.Model.Name);
        if (!request.Scopes.Contains(offer.Scope))
        {
            var where = offer.Scope switch { CallScope.Geo => "in any region of its geography", CallScope.Global => "in any region of the world", _ => "in the region called" };
            return (null, Refuse(
                candidate, RejectionCode.ScopeNotAllowed, offer.Scope.Name(), string.Join(", ", request.Scopes.Select(scope => scope.Name())), $"{offer.CallId} is computed {where}, which the request does not accept."));
        }

        if (!request.Endpoints.Contains(offer.Endpoint))
        {
            return (null, Refuse(
                candidate, RejectionCode.EndpointNotAllowed, offer.Endpoint.Name(), string.Join(", ", request.Endpoints.Select(endpoint => endpoint.Name())), $"{offer.CallId} is served by the endpoint {offer.Endpoint.Name()} alone, which the request does not accept."));
        }

        if (!offer.Listed && request.Unknown == UnknownFacts.Reject)
        {
            return (null, Refuse(candidate, RejectionCode.RegionUnknown, null, request.Region.Value, $"AWS's list of models does not name {request.Region} for {offer.CallId}: {offer.Note?.TrimEnd('.') ?? $"only a price is published ({offer.Source.Key})"}."));
        }

        var mode = candidate.Mode;
        if (request.Mode is { } wanted && wanted != mode && !(wanted == ReasoningMode.Reasoning && mode.Reasons))
        {
            return (null, Refuse(
                candidate, RejectionCode.ModeNotAllowed, mode.Name, wanted.Name, $"{name} was measured in the mode {mode}, which the request does not accept."));
        }

        var answer = request.Usage[Meter.OutputTokens];
        var reasoning = 0m;
        if (mode.Reasons)
        {
            var measured = evidence.ReasoningTokens(candidate.Model.Id).Where(one => one.Mode == mode && (one.Task is null || one.Task == request.Task))
                .OrderBy(one => one.Task is null).FirstOrDefault();
            if (request.ReasoningTokens is null && measured is null)
            {
                return (null, Refuse(
                    candidate,
                    RejectionCode.ReasoningTokensMissing,
                    mode.Name,
                    null,
                    $"No source says how many tokens {name} thinks with in the mode {mode}, so that its cost and time are not known; name the reasoning tokens of a request to have it ranked."));
            }

            reasoning = request.ReasoningTokens ?? (measured!.PerAnswerToken * answer);
            var (written, window, most) = (answer + reasoning, candidate.Model.ContextWindow, candidate.Model.MaxOutputTokens);
            if (reasoning > 0m && (decimal.Ceiling(request.Usage.TotalInputTokens + written) > window
                || (candidate.Model.OutputModalities.Contains(Modality.Text) && decimal.Ceiling(written) > most)))
            {
                return (null, Refuse(
                    candidate,
                    RejectionCode.CannotDo,
                    reasoning.Plain(),
                    null,
                    $"{name} thinks with about {decimal.Round(reasoning).Plain()} tokens in the mode {mode}; with the request's own tokens that is more than it writes, or holds, at once."));
            }
        }

        var usd = 0m;
        foreach (var (meter, quantity) in request.Usage.Entries)
        {
            var book = PriceBook.Of(((IKnowledgeSource)catalog).Current);
            var route = PriceRoute.Of(book.Definition(meter), offer.Scope, offer.Profile, candidate.Tier);
            var basis = new PriceBasis(candidate.Tier, date) { Conditions = request.Conditions };
            if (PlainRates.Find(catalog, candidate.Model, candidate.Region, route, meter, RateSubject.Base, basis, request.Usage.TotalInputTokens) is not { } rate)
            {
                var question = new PriceQuestion(basis, RateSubject.Base, request.Usage.InputSize);
                var missing = PriceExplanation.Of(book, candidate.Model, candidate.Region, route, meter, question);
                return (null, Refuse(candidate, RejectionCode.PriceMissing, null, null, missing.Reason));
            }

            usd += rate.Price.AmountOf(meter == Meter.OutputTokens ? quantity + reasoning : quantity);
        }

        var quality = evidence.Quality(candidate.Model.Id).FirstOrDefault(one => one.Task == request.Task && one.Mode == mode);
        var latencies = evidence.Latency(candidate.Model.Id).Where(one => one.Tier == candidate.Tier).ToArray();
        var standard = Best(latencies, candidate.Region, date, static one => one == ReasoningMode.Standard);
        var thinking = (mode.Reasons ? Best(latencies, candidate.Region, date, one => one == mode) : null)
            ?? Best(latencies, candidate.Region, date, static one => one.Reasons);
        var latency = mode.Reasons ? thinking ?? standard : standard ?? (evidence.Quality(candidate.Model.Id).IsEmpty ? thinking : null);
        var start = mode.Reasons ? standard ?? thinking : latency;
        double? seconds = null;
        if (candidate.Tier != PricingTier.Batch && start?.FirstTokenSeconds("p50", Uncached(request.Usage)) is { } first)
        {
            var written = (double)(answer + reasoning);
            seconds = written <= 0 ? first : latency!.OutputTokensPerSecond.TryGetValue("p50", out var speed) ? first + (written / speed) : null;
        }

        if (request.MaxCostUsd is { } budget && usd > budget)
        {
            return (null, Refuse(
                candidate, RejectionCode.OverBudget, usd.Plain(), budget.Plain(), $"A request to {offer.CallId} costs {usd.Plain()} USD, {(usd - budget).Plain()} over the budget of {budget.Plain()}."));
        }

        if (request.MinQuality is { } floor && quality is null)
        {
            return (null, Refuse(
                candidate, RejectionCode.QualityMissing, null, Text(floor), $"Nothing was measured of the quality of {name} at {request.Task}; the floor is {Text(floor)}."));
        }

        if (request.MinQuality is { } least && quality!.Score < least)
        {
            return (null, Refuse(
                candidate, RejectionCode.QualityTooLow, Text(quality.Score), Text(least), $"{name} scores {Text(quality.Score)} at {request.Task}, {Text(least - quality.Score)} below the floor of {Text(least)}."));
        }

        var floorOfTask = catalog.Tasks.FirstOrDefault(one => one.Name == request.Task.Name)?.MinQuality;
        if (request.MinQuality is null && request.Only.IsEmpty && request.Providers.IsEmpty && quality?.Score < floorOfTask)
        {
            return (null, Refuse(
                candidate, RejectionCode.QualityTooLow, Text(quality.Score), Text(floorOfTask.Value), $"{name} scores {Text(quality.Score)} at {request.Task}, below {Text(floorOfTask.Value)}, the floor of that class of tasks; ask for a lower one to have it ranked."));
        }

        if (request.MaxLatencySeconds is { } limit && seconds is null)
        {
            return (null, Refuse(candidate, RejectionCode.LatencyMissing, null, Text(limit), $"{WhyNoLatency(candidate)} The limit is {Text(limit)} s."));
        }

        if (request.MaxLatencySeconds is { } longest && seconds > longest)
        {
            return (null, Refuse(
                candidate, RejectionCode.TooSlow, Text(seconds.Value), Text(longest), $"{name} takes {Text(seconds.Value)} s at the median, {Text(seconds.Value - longest)} s over the limit of {Text(longest)} s."));
        }

        return (new(candidate, usd, quality, latency, seconds), null);
    }

    // Every mode measured at the task; of a model measured in none, the first mode of which anything is known.
    private ReasoningMode[] ModesOf(FoundationModel model, TaskClass task)
    {
        var all = evidence.Quality(model.Id);
        var here = all.Where(one => one.Task == task).Select(one => one.Mode).Order().ToArray();
        return here.Length > 0 ? here : [all.Select(one => one.Mode).DefaultIfEmpty().Min()];
    }

    private static string WhyNoLatency(Candidate candidate) => candidate.Tier switch
    {
        PricingTier.Batch => "A batch job has no response time.",
        PricingTier.Standard => $"Nothing was measured of the latency of {candidate.Model.Name}.",
        _ => $"Nothing was measured of the latency of {candidate.Model.Name} in the tier {candidate.Tier.Name()}.",
    };

    private static Refused Refuse(Candidate candidate, RejectionCode code, string? value, string? limit, string message) =>
        new(candidate.Model.Id.Value, candidate.CallId, code, value, limit, message);

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(double value) => Math.Round(value, 3).ToString(CultureInfo.InvariantCulture);
}
