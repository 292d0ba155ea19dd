using System.Collections.Immutable;
using BedrockSelector.Catalog;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection;

/// <summary>Ranks offers on quality, latency and cost under hard constraints.</summary>
/// <remarks>
/// Every offer of the region in every tier asked for is a candidate. Constraints reject; what is left is scored on the fixed scales of
/// <see cref="UtilityScale"/>. Ties go to the lower cost, then by model id, scope, tier and endpoint. Immutable and thread-safe.
/// </remarks>
public sealed class Selector : ISelector
{
    private readonly IModelCatalog _catalog;
    private readonly ICostEstimator _estimator;
    private readonly CandidateGate _gate;
    private readonly TimeProvider _time;
    private readonly SelectionDefaults _defaults;

    /// <summary>Makes a selector.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="estimator">Prices requests by the same catalog.</param>
    /// <param name="evidence">What has been measured.</param>
    /// <param name="time">Tells today, for requests without a date; <see langword="null"/> for the system's clock.</param>
    /// <param name="defaults">What it assumes where a request says nothing; <see langword="null"/> for the usual.</param>
    /// <exception cref="ArgumentNullException">The catalog, the estimator or the evidence is <see langword="null"/>.</exception>
    public Selector(
        IModelCatalog catalog, ICostEstimator estimator, IEvidenceStore evidence, TimeProvider? time = null, SelectionDefaults? defaults = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(evidence);
        _catalog = catalog;
        _estimator = estimator;
        _gate = new(catalog, estimator, evidence);
        _time = time ?? TimeProvider.System;
        _defaults = defaults ?? new();
    }

    /// <inheritdoc/>
    public SelectionResult Select(SelectionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request = _defaults.Complete(request);
        Check(request);
        var date = request.AsOf ?? DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);
        var rejected = new List<Rejection>();
        var admitted = _gate.Admit(request, date, rejected);
        var dropped = Dropped(request, admitted);
        admitted = RejectWithoutEvidence(request, admitted, dropped, rejected);
        var ranked = Rank(request, admitted, dropped, date);
        return new()
        {
            CatalogVersion = _catalog.Version,
            Request = request,
            AsOf = date,
            Ranked = ranked,
            Rejected = [.. rejected.OrderBy(static one => one.Model.Value, StringComparer.Ordinal).ThenBy(static one => one.CallId, StringComparer.Ordinal).ThenBy(static one => one.Message, StringComparer.Ordinal)],
            Dropped = dropped,
            Notes = SelectionNotes.Of(_catalog, _estimator, request, ranked, dropped, date),
        };
    }

    private void Check(SelectionRequest request)
    {
        if (request.Usage.Entries.IsEmpty)
        {
            throw new ArgumentException("The usage is empty; give one meter or more.", nameof(request));
        }

        foreach (var model in request.Exclude.Concat(request.Only))
        {
            _catalog.GetModel(model);
        }

        foreach (var (meter, _) in request.Usage.Entries)
        {
            if (!_estimator.Rates.IsPriced(meter))
            {
                throw new UnknownMeterException(meter, _catalog.Meters.Select(static one => one.Meter).Where(_estimator.Rates.IsPriced));
            }

            if (_catalog.TryGetMeter(meter, out var definition) && definition.Kind != MeterKind.Inference)
            {
                throw new ArgumentException($"The usage names {meter}, which calls do not use; a selection is among calls.", nameof(request));
            }
        }

        if (!_catalog.Regions.Any(info => info.Region == request.Region))
        {
            // The catalog words the error, with the nearest names.
            _catalog.Resolve(ModelReference.Parse(_catalog.Models[0].Id.Value), request.Region);
        }
    }

    // A criterion for which nobody has evidence cannot tell candidates apart; it is dropped for all, and the answer says so.
    private static ImmutableArray<Criterion> Dropped(SelectionRequest request, List<AdmittedCandidate> admitted)
    {
        var dropped = ImmutableArray.CreateBuilder<Criterion>();
        if (admitted.Count > 0 && request.MinQuality is null && admitted.TrueForAll(static one => one.Quality is null))
        {
            dropped.Add(Criterion.Quality);
        }

        if (admitted.Count > 0 && request.MaxLatencySeconds is null && admitted.TrueForAll(static one => one.LatencySeconds is null))
        {
            dropped.Add(Criterion.Latency);
        }

        return dropped.ToImmutable();
    }

    private static List<AdmittedCandidate> RejectWithoutEvidence(
        SelectionRequest request, List<AdmittedCandidate> admitted, ImmutableArray<Criterion> dropped, List<Rejection> rejected)
    {
        if (request.MissingEvidence == MissingEvidence.Allow)
        {
            return admitted;
        }

        var kept = new List<AdmittedCandidate>(admitted.Count);
        foreach (var one in admitted)
        {
            if (request.Weights.Quality > 0 && one.Quality is null && !dropped.Contains(Criterion.Quality))
            {
                rejected.Add(one.Reject(RejectionCode.QualityMissing, null, null, $"Nothing was measured of the quality of {one.Candidate.Model.Name} at {request.Task}."));
            }
            else if (request.Weights.Latency > 0 && one.LatencySeconds is null && !dropped.Contains(Criterion.Latency))
            {
                rejected.Add(one.Reject(RejectionCode.LatencyMissing, null, null, one.WhyNoLatency()));
            }
            else
            {
                kept.Add(one);
            }
        }

        return kept;
    }

    private ImmutableArray<RankedCandidate> Rank(
        SelectionRequest request, List<AdmittedCandidate> admitted, ImmutableArray<Criterion> dropped, DateOnly date)
    {
        var weights = CriterionUtilities.Normalize(request.Weights, dropped);
        var scored = admitted.Select(one => (One: one, Utilities: CriterionUtilities.Of(one, dropped)))
            .Select(pair => (pair.One, pair.Utilities, Contributions: pair.Utilities.Weigh(weights)))
            .OrderByDescending(static entry => entry.Contributions.Total)
            .ThenBy(static entry => entry.One.CostUsd)
            .ThenBy(static entry => entry.One.Candidate.Model.Id.Value, StringComparer.Ordinal)
            .ThenBy(static entry => entry.One.Candidate.Offer.Scope)
            .ThenBy(static entry => entry.One.Candidate.CallId, StringComparer.Ordinal)
            .ThenBy(static entry => entry.One.Candidate.Tier)
            .ThenBy(static entry => entry.One.Candidate.Offer.Endpoint)
            .ToArray();
        var frontier = Pareto.Frontier(Array.ConvertAll(scored, static entry => (entry.Utilities.Quality, entry.Utilities.Latency, entry.Utilities.Cost)));
        var ranked = ImmutableArray.CreateBuilder<RankedCandidate>(scored.Length);
        for (var i = 0; i < scored.Length; i++)
        {
            var (one, _, contributions) = scored[i];
            ranked.Add(new()
            {
                Rank = i + 1,
                Candidate = one.Candidate,
                Contributions = contributions,
                Quality = one.Quality,
                Latency = one.Latency,
                LatencySeconds = one.LatencySeconds,
                Cost = _estimator.Estimate(new()
                {
                    Model = ModelReference.Parse(one.Candidate.CallId),
                    Region = one.Candidate.Region,
                    Usage = request.Usage,
                    Tier = one.Candidate.Tier,
                    AsOf = date,
                }),
                OnParetoFrontier = frontier[i],
            });
        }

        return ranked.MoveToImmutable();
    }
}
