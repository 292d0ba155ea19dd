using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>Ranks every offer of a region and keeps of each loser what it missed.</summary>
internal sealed class Ranking
{
    private readonly ICostEstimator _estimator;
    private readonly CompiledRequest _compiled;
    private readonly RejectionList _rejected = new();

    public Ranking(ICostEstimator estimator, CompiledRequest compiled)
    {
        (_estimator, _compiled) = (estimator, compiled);

        // Lent, since it would be the largest thing made, and nothing of it is kept.
        var offers = ArrayPool<ScoredOffer>.Shared.Rent(compiled.Region.Offers.Length * compiled.Tiers.Length);
        var admitted = 0;
        try
        {
            admitted = Figure(offers);
            Dropped = DroppedOf(offers.AsSpan(0, admitted));
            Ranked = Rank(offers, Score(offers.AsSpan(0, admitted)));
        }
        finally
        {
            offers.AsSpan(0, admitted).Clear();
            ArrayPool<ScoredOffer>.Shared.Return(offers);
        }

        Rejected = _rejected.ToImmutable();
    }

    public DroppedCriteria Dropped { get; }

    public ImmutableArray<RankedCandidate> Ranked { get; }

    public ImmutableArray<Rejection> Rejected { get; }

    // Rejects what misses a constraint; what is left comes first in the array, in the order of the catalog, with its figures.
    private int Figure(ScoredOffer[] admitted)
    {
        var region = _compiled.Region;
        var entries = _compiled.Billed.Entries;
        var meters = new MeterColumns[entries.Length];
        var slots = new int[entries.Length];
        for (var i = 0; i < meters.Length; i++)
        {
            (meters[i], slots[i]) = (new(entries[i].Meter, region, _compiled.Tiers), i);
        }

        var given = new UsageView(_compiled.Request.Usage, meters, slots, _compiled);
        var shared = new UsageView(_compiled.Billed, meters, slots, _compiled);
        var count = 0;
        for (var model = 0; model < region.EndDay.Length; model++)
        {
            var usage = _compiled.Own is null ? shared : given.Of(model, _compiled);
            if (_compiled.Check(model, usage.Size) is { } code)
            {
                _rejected.Add(new(region.Models.Models[model].Id, null, code, new ModelRejection(_compiled, model, code)));
                continue;
            }

            for (var row = region.First[model]; row < region.First[model + 1]; row++)
            {
                for (var tier = 0; tier < _compiled.Tiers.Length; tier++)
                {
                    if (!_compiled.Competes(row, tier))
                    {
                        continue;
                    }

                    var figures = _compiled.Figure(row, tier, usage);
                    if (figures.Code is { } missed)
                    {
                        _rejected.Add(Reject(_compiled.Candidates[tier][row], figures, missed));
                    }
                    else
                    {
                        admitted[count++] = new(_compiled.Candidates[tier][row], (row * _compiled.Tiers.Length) + tier, figures, default, default);
                    }
                }
            }
        }

        return count;
    }

    private DroppedCriteria DroppedOf(ReadOnlySpan<ScoredOffer> admitted)
    {
        bool quality = false, latency = false;
        foreach (ref readonly var one in admitted)
        {
            quality |= one.Figures.Quality is not null;
            latency |= one.Figures.Seconds is not null;
        }

        return DroppedCriteria.Of(_compiled.Request, !admitted.IsEmpty, quality, latency);
    }

    // Rejects what lacks evidence, closes the gaps and scores what is left; returns how many.
    private int Score(Span<ScoredOffer> admitted)
    {
        var request = _compiled.Request;
        var shares = CriterionUtilities.Normalize(request.Weights, Dropped);
        var count = 0;
        foreach (ref readonly var one in admitted)
        {
            if (request.MissingEvidence != MissingEvidence.Allow && one.Figures.Lacks(request.Weights, Dropped) is { } code)
            {
                _rejected.AddLate(Reject(one.Candidate, one.Figures, code));
                continue;
            }

            var utilities = CriterionUtilities.Of(one.Figures, Dropped);
            admitted[count++] = one with { Utilities = utilities, Contributions = utilities.Weigh(shares) };
        }

        return count;
    }

    private ImmutableArray<RankedCandidate> Rank(ScoredOffer[] scored, int count)
    {
        var order = InOrder(scored, count);
        var points = new (double, double, double)[count];
        for (var i = 0; i < count; i++)
        {
            var utilities = scored[order[i]].Utilities;
            points[i] = (utilities.Quality, utilities.Latency, utilities.Cost);
        }

        var frontier = Pareto.Frontier(points);
        var share = CriterionUtilities.Normalize(_compiled.Request.Weights, Dropped).Quality;
        var ranked = new RankedCandidate[count];
        for (var i = 0; i < count; i++)
        {
            ref readonly var one = ref scored[order[i]];
            var usage = _compiled.UsageOf(_compiled.Region.Model[one.Position / _compiled.Tiers.Length], _compiled.Request.Usage);
            var cost = new DeferredEstimate(_estimator, one.Candidate, _compiled.Request, usage, _compiled.Date, one.Figures);
            ranked[i] = new(i + 1, one.Candidate, one.Contributions, frontier[i], cost)
            {
                Usage = usage,
                TiedWithBest = i > 0 && IsTied(scored[order[0]], one, share),
                Quality = one.Figures.Quality,
                Latency = one.Figures.Latency,
                LatencySeconds = one.Figures.Seconds,
                SlowLatencySeconds = one.Figures.SlowSeconds,
                Reasoning = Reasoning(one),
                Findings = CandidateFindings.Of(one.Candidate, _compiled),
                LatencyBasis = one.Figures.Basis,
            };
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(ranked);
    }

    // Offers of one run share its error: between them the scores decide.
    private static bool IsTied(in ScoredOffer best, in ScoredOffer one, double share)
    {
        if (best.Figures.Quality is not { } first || one.Figures.Quality is not { } second
            || (best.Candidate.Model.Id == one.Candidate.Model.Id && best.Candidate.Mode == one.Candidate.Mode))
        {
            return false;
        }

        // A point of quality is as many points of score as the share of quality.
        var error = share * Math.Sqrt((first.StandardError * first.StandardError) + (second.StandardError * second.StandardError));
        return best.Contributions.Total - one.Contributions.Total <= error;
    }

    private ExpectedReasoning? Reasoning(in ScoredOffer one)
    {
        var (tokens, tiers) = (one.Figures.Reasoning, _compiled.Tiers.Length);
        if (!one.Candidate.Mode.Reasons)
        {
            return null;
        }

        var (row, tier) = (one.Position / tiers, one.Position % tiers);
        return _compiled.Request.ReasoningTokens is null && _compiled.Evidence[tier].Reasoning[_compiled.Region.Run[row]] is { } measured
            ? new(tokens, measured.Low * Answer(row), measured.High * Answer(row), measured.Source.Key)
            : new(tokens, tokens, tokens, null);
    }

    private decimal Answer(int row) => _compiled.UsageOf(_compiled.Region.Model[row], _compiled.Billed)[Meter.OutputTokens];

    private Rejection Reject(Candidate candidate, in OfferFigures figures, RejectionCode code) =>
        new(candidate.Model.Id, candidate.CallId, code, new OfferRejection(_compiled, candidate, figures, code));

    // Sorts numbers first and looks at the rest of an offer among equal scores alone: that takes a third of the time of comparing offers.
    private static int[] InOrder(ScoredOffer[] scored, int count)
    {
        var losses = new double[count];
        var order = new int[count];
        for (var i = 0; i < order.Length; i++)
        {
            (losses[i], order[i]) = (-scored[i].Contributions.Total, i);
        }

        Array.Sort(losses, order);
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && losses[end] == losses[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                order.AsSpan(start, end - start).Sort((one, other) => ScoredOffer.Compare(scored[one], scored[other]));
            }

            start = end;
        }

        return order;
    }
}
