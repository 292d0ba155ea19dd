using BedrockSelector.Calls;
using BedrockSelector.Evidence;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Replacement;

/// <summary>Finds what is called today among the offers, with the figures by which every other offer is judged.</summary>
internal sealed class IncumbentFinder(KnowledgeSnapshot knowledge, ISelector selector)
{
    /// <summary>Finds it.</summary>
    /// <param name="reference">How it is called.</param>
    /// <param name="request">The calls, complete; what they require does not bind what is called already.</param>
    /// <param name="date">The day of the answer.</param>
    public FoundIncumbent Find(ModelReference reference, SelectionRequest request, DateOnly date)
    {
        var target = knowledge.Catalog.Resolve(reference, reference.Region ?? request.Region);
        var (model, findings) = (target.Model, new List<Finding>());
        var offer = OfferOf(target, date, findings);
        var ranked = Ranked(model, offer, target.Region, request, out var why);
        var mode = ranked?.Candidate.Mode ?? ModeOf(model.Id, request);
        var quality = ranked?.Quality ?? new EvidenceStore(knowledge).Quality(model.Id).FirstOrDefault(one => one.Task == request.Task && one.Mode == mode);
        if (ranked is null)
        {
            findings.Add(Finding.Warning(ReplacementFindings.NotPriced, $"What {model.Name} costs today is not known. {why ?? target.WhyNotCallable(date)}".TrimEnd(), model.Id.Value));
        }

        if (quality is null)
        {
            findings.Add(Finding.Warning(
                ReplacementFindings.QualityUnknown,
                $"Nothing was measured of the quality of {model.Name} at {request.Task}, so that nothing can be said to be as good.",
                model.Id.Value));
        }

        findings.AddRange(CandidateFindings.OfLife(knowledge, model, target.Region, date, offer?.CallId ?? reference.Text));
        var answer = new Incumbent
        {
            ModelId = model.Id,
            Name = model.Name,
            CallId = offer?.CallId ?? reference.Text,
            Scope = offer?.Scope ?? target.Scope,
            Tier = ranked?.Candidate.Tier ?? request.Tiers[0],
            Mode = mode,
            Status = model.Lifecycle.StatusOn(date, target.Region),
            EndsOn = model.Lifecycle.EndsOn(target.Region),
            CostUsd = ranked?.CostUsd,
            Quality = OfferQuality.Of(quality),
            LatencySeconds = Measured.Of(ranked?.LatencySeconds),
            ReasoningTokens = ranked?.Reasoning,
            Findings = [.. findings],
        };
        return new(answer, model, offer, quality?.Score);
    }

    // The offer named; where the id cannot be called from the region, the nearest that can. People name models by their bare ids.
    private static Offer? OfferOf(CallTarget target, DateOnly date, List<Finding> findings)
    {
        if (target.FindOffer(date) is { } named)
        {
            return named;
        }

        var nearest = target.Model.Offers.Where(offer => offer.Inference == InferenceType.OnDemand && offer.Covers(target.Region, date))
            .OrderBy(static offer => !offer.Listed).ThenBy(static offer => offer.Endpoint).ThenBy(static offer => offer.Scope).FirstOrDefault();
        if (nearest is not null)
        {
            findings.Add(Finding.Note(
                ReplacementFindings.CallIdAssumed,
                $"{target.Reference.Text} cannot be called on demand from {target.Region}; today's call is taken for {nearest.CallId}.",
                target.Reference.Text));
        }

        return nearest;
    }

    // The same engine that ranks the others gives its figures, with nothing required of it.
    private RankedCandidate? Ranked(FoundationModel model, Offer? offer, AwsRegion region, SelectionRequest request, out string? why)
    {
        var result = selector.Select(request with
        {
            Region = region,
            From = null,
            Only = [model.Id],
            Exclude = [],
            Providers = [],
            Inputs = [],
            Outputs = [],
            Features = [],
            MinQuality = null,
            MaxCostUsd = null,
            MaxLatencySeconds = null,
            SupportedUntil = null,
            Residency = null,
            Mode = null,
            Unknown = UnknownFacts.Allow,
            MissingEvidence = MissingEvidence.Allow,
            IncludeEnded = true,
            Scopes = [CallScope.InRegion, CallScope.Geo, CallScope.Global],
            Endpoints = [ModelEndpoint.Runtime, ModelEndpoint.Mantle],
        });
        var called = result.Ranked.Where(one => offer is not null && one.Candidate.CallId == offer.CallId && one.Candidate.Offer.Endpoint == offer.Endpoint)
            .OrderBy(one => Order(one.Candidate.Mode, request.Mode)).ThenBy(static one => one.Candidate.Mode).ThenBy(static one => one.Rank).FirstOrDefault();
        why = called is not null ? null
            : result.Rejected.FirstOrDefault(one => one.Model == model.Id && (one.CallId is null || one.CallId == offer?.CallId))?.Message;
        return called;
    }

    private ReasoningMode ModeOf(ModelId model, SelectionRequest request) => new EvidenceStore(knowledge).Quality(model)
        .Where(one => one.Task == request.Task).Select(static one => one.Mode).OrderBy(mode => Order(mode, request.Mode)).ThenBy(static mode => mode).FirstOrDefault();

    // The mode asked for, then without reasoning, then the model's own default, then the efforts.
    private static int Order(ReasoningMode mode, ReasoningMode? wanted) =>
        wanted == mode ? 0
        : wanted == ReasoningMode.Reasoning && mode.Reasons ? 1
        : !mode.Reasons ? 2
        : mode == ReasoningMode.Reasoning ? 3 : 4;
}
