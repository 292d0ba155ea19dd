using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection.Columns;

namespace BedrockSelector.Selection;

/// <summary>A cost whose total is known and whose lines are made when first read: of a whole ranking, mostly the best one's are.</summary>
/// <remarks>Immutable to the eye: racing readers make equal lines.</remarks>
internal sealed class DeferredEstimate : IEquatable<DeferredEstimate>
{
    private readonly ICostEstimator? _estimator;
    private readonly Candidate? _candidate;
    private readonly SelectionRequest? _request;
    private readonly Usage? _usage;
    private readonly DateOnly _date;
    private readonly decimal _reasoning;
    private CostEstimate? _estimate;

    public DeferredEstimate(CostEstimate estimate) => (_estimate, Usd) = (estimate, estimate.TotalUsd);

    public DeferredEstimate(ICostEstimator estimator, Candidate candidate, SelectionRequest request, Usage usage, DateOnly date, in OfferFigures figures) =>
        (_estimator, _candidate, _request, _usage, _date, Usd, _reasoning) = (estimator, candidate, request, usage, date, figures.CostUsd, figures.Reasoning);

    public decimal? Usd { get; }

    public CostEstimate Estimate => _estimate ??= _estimator!.Estimate(new()
    {
        Model = ModelReference.Parse(_candidate!.CallId),
        Region = _candidate.Region,
        Endpoint = _candidate.Offer.Endpoint,
        Usage = _usage!.Plus(Meter.OutputTokens, _reasoning),
        Tier = _candidate.Tier,
        Conditions = _request!.Conditions,
        DerivedRates = _request.DerivedRates,
        AsOf = _date,
    });

    public bool Equals(DeferredEstimate? other) => other is not null && (ReferenceEquals(this, other) || Estimate.Equals(other.Estimate));

    public override bool Equals(object? obj) => Equals(obj as DeferredEstimate);

    public override int GetHashCode() => Usd.GetHashCode();
}
