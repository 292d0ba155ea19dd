using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>Says why an offer does not qualify.</summary>
internal sealed class OfferRejection(
    CompiledRequest compiled, Candidate candidate, OfferFigures figures, RejectionCode code) : RejectionText
{
    protected override RejectionWords Write()
    {
        var (request, offer, name) = (compiled.Request, candidate.Offer, candidate.Model.Name);
        var score = figures.Quality?.Score ?? 0;
        var seconds = figures.Seconds ?? 0;
        return code switch
        {
            RejectionCode.ScopeNotAllowed => new(
                offer.Scope.Name(), string.Join(", ", request.Scopes.Select(static scope => scope.Name())), $"{offer.CallId} is computed {Where(offer.Scope)}, which the request does not accept."),
            RejectionCode.EndpointNotAllowed => new(
                offer.Endpoint.Name(), string.Join(", ", request.Endpoints.Select(static endpoint => endpoint.Name())), $"{offer.CallId} is served by the endpoint {offer.Endpoint.Name()} alone, which the request does not accept."),
            RejectionCode.RegionUnknown => new(null, request.Region.Value, offer.WhyAssumed(request.Region)),
            RejectionCode.OutsideResidency => new(
                Residency.Where(offer, candidate.Region), request.Residency?.Name, request.Residency!.WhyNot(offer, candidate.Region)),
            RejectionCode.ModeNotAllowed => new(
                candidate.Mode.Name, request.Mode?.Name, $"{name} was measured in the mode {candidate.Mode}, which the request does not accept."),
            RejectionCode.ReasoningTokensMissing => new(
                candidate.Mode.Name,
                null,
                $"No source says how many tokens {name} thinks with in the mode {candidate.Mode}, so that its cost and time are not known; "
                + "name the reasoning tokens of a request to have it ranked."),
            RejectionCode.CannotDo => new(
                figures.Reasoning.Plain(),
                null,
                $"{name} thinks with about {decimal.Round(figures.Reasoning).Plain()} tokens in the mode {candidate.Mode}; "
                + "with the request's own tokens that is more than it writes, or holds, at once."),
            RejectionCode.PriceMissing => new(null, null, Missing().Reason),
            RejectionCode.OverBudget when request.MaxCostUsd is { } budget => new(
                figures.CostUsd.Plain(), budget.Plain(), $"A request to {offer.CallId} costs {figures.CostUsd.Plain()} USD, {(figures.CostUsd - budget).Plain()} over the budget of {budget.Plain()}."),
            RejectionCode.QualityMissing when request.MinQuality is { } floor => new(
                null, Text(floor), $"Nothing was measured of the quality of {name} at {request.Task}; the floor is {Text(floor)}."),
            RejectionCode.QualityMissing => new(null, null, $"Nothing was measured of the quality of {name} at {request.Task}."),
            RejectionCode.QualityTooLow when request.MinQuality is { } floor => new(
                Text(score), Text(floor), $"{name} scores {Text(score)} at {request.Task}, {Text(floor - score)} below the floor of {Text(floor)}."),
            RejectionCode.QualityTooLow => new(
                Text(score),
                Text(request.Floor ?? 0),
                $"{name} scores {Text(score)} at {request.Task}, below {Text(request.Floor ?? 0)}, the floor of that class of tasks; ask for a lower one to have it ranked."),
            RejectionCode.LatencyMissing when request.MaxLatencySeconds is { } limit => new(null, Text(limit), $"{WhyNoLatency()} The limit is {Text(limit)} s."),
            RejectionCode.LatencyMissing => new(null, null, WhyNoLatency()),
            RejectionCode.TooSlow when request.MaxLatencySeconds is { } limit => new(
                Text(seconds), Text(limit), $"{name} takes {Text(seconds)} s at the median, {Text(seconds - limit)} s over the limit of {Text(limit)} s."),
            _ => throw new InvalidOperationException($"No offer is rejected as {code}."),
        };
    }

    private string WhyNoLatency() => candidate.Tier switch
    {
        PricingTier.Batch => "A batch job has no response time.",
        PricingTier.Standard => $"Nothing was measured of the latency of {candidate.Model.Name}.",
        _ => $"Nothing was measured of the latency of {candidate.Model.Name} in the tier {candidate.Tier.Name()}.",
    };

    private MissingRate Missing()
    {
        var meter = compiled.Billed.Entries[figures.MissingEntry].Meter;
        var route = PriceRoute.Of(compiled.Prices.Definition(meter), candidate.Offer.Scope, candidate.Offer.Profile, candidate.Tier);
        return PriceExplanation.Of(
            compiled.Prices, candidate.Model, candidate.Region, route, meter, compiled.Question(compiled.Billed));
    }

    private static string Where(CallScope scope) => scope switch
    {
        CallScope.Geo => "in any region of its geography",
        CallScope.Global => "in any region of the world",
        _ => "in the region called",
    };

    private static string Text(double value) => Math.Round(value, 3).ToString(CultureInfo.InvariantCulture);
}
