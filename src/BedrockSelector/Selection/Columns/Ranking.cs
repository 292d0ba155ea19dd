using System.Collections.Immutable;
using BedrockSelector.Catalog;
using BedrockSelector.Costs;

namespace BedrockSelector.Selection.Columns;

/// <summary>Ranks every offer of a region and keeps of each loser what it missed.</summary>
internal sealed class Ranking
{
    // In place of a tier: the row is the position of a model, which is rejected whatever the offer.
    private const int WholeModel = -1;

    private readonly IModelCatalog _catalog;
    private readonly ICostEstimator _estimator;
    private readonly CompiledRequest _compiled;
    private readonly List<Rejection> _rejected = [];

    public Ranking(IModelCatalog catalog, ICostEstimator estimator, CompiledRequest compiled)
    {
        (_catalog, _estimator, _compiled) = (catalog, estimator, compiled);
        var outcomes = Figure();
        var admitted = 0;
        bool quality = false, latency = false;
        foreach (var (_, _, figures) in outcomes)
        {
            admitted += figures.Code is null ? 1 : 0;
            quality |= figures.Code is null && figures.Quality is not null;
            latency |= figures.Code is null && figures.Seconds is not null;
        }

        Dropped = DroppedCriteria.Of(compiled.Request, admitted > 0, quality, latency);
        Ranked = Rank(outcomes, admitted);
        Rejected = [.. _rejected];
    }

    public DroppedCriteria Dropped { get; }

    public ImmutableArray<RankedCandidate> Ranked { get; }

    public ImmutableArray<Rejection> Rejected { get; }

    private List<(int Row, int Tier, OfferFigures Figures)> Figure()
    {
        var region = _compiled.Region;
        var entries = _compiled.Request.Usage.Entries;
        var meters = new MeterColumns[entries.Length];
        var slots = new int[entries.Length];
        for (var i = 0; i < meters.Length; i++)
        {
            (meters[i], slots[i]) = (new(entries[i].Meter, region, _compiled.Tiers), i);
        }

        var usage = new UsageView(_compiled.Request.Usage, meters, slots);
        var outcomes = new List<(int, int, OfferFigures)>((region.Offers.Length * _compiled.Tiers.Length) + region.EndDay.Length);
        for (var model = 0; model < region.EndDay.Length; model++)
        {
            if (_compiled.Check(model, usage.Size) is { } code)
            {
                outcomes.Add((model, WholeModel, new() { Code = code }));
                continue;
            }

            for (var row = region.First[model]; row < region.First[model + 1]; row++)
            {
                for (var tier = 0; tier < _compiled.Tiers.Length; tier++)
                {
                    outcomes.Add((row, tier, _compiled.Figure(row, tier, usage)));
                }
            }
        }

        return outcomes;
    }

    private ImmutableArray<RankedCandidate> Rank(List<(int Row, int Tier, OfferFigures Figures)> outcomes, int admitted)
    {
        var request = _compiled.Request;
        var shares = CriterionUtilities.Normalize(request.Weights, Dropped);
        var scored = new ScoredOffer[admitted];
        var count = 0;
        for (var i = 0; i < outcomes.Count; i++)
        {
            var (row, tier, figures) = outcomes[i];
            if (tier == WholeModel)
            {
                var reason = figures.Code.GetValueOrDefault();
                Reject(new(_compiled.Region.Models.Models[row].Id, null, reason, new ModelRejection(_compiled, row, reason)));
                continue;
            }

            var candidate = _compiled.Candidates[tier][row];
            if ((figures.Code ?? (request.MissingEvidence == MissingEvidence.Allow ? null : figures.Lacks(request.Weights, Dropped))) is { } code)
            {
                Reject(new(candidate.Model.Id, candidate.CallId, code, new OfferRejection(_compiled, _catalog, _estimator.Rates, candidate, figures, code)));
                continue;
            }

            var utilities = CriterionUtilities.Of(figures, Dropped);
            scored[count++] = new(candidate, i, figures, utilities, utilities.Weigh(shares));
        }

        var order = InOrder(scored, count);
        var points = new (double, double, double)[count];
        for (var i = 0; i < count; i++)
        {
            var utilities = scored[order[i]].Utilities;
            points[i] = (utilities.Quality, utilities.Latency, utilities.Cost);
        }

        var frontier = Pareto.Frontier(points);
        var ranked = ImmutableArray.CreateBuilder<RankedCandidate>(count);
        for (var i = 0; i < count; i++)
        {
            ref readonly var one = ref scored[order[i]];
            ranked.Add(new(i + 1, one.Candidate, one.Contributions, frontier[i], new(_estimator, one.Candidate, request.Usage, _compiled.Date, one.Figures.CostUsd))
            {
                Quality = one.Figures.Quality,
                Latency = one.Figures.Latency,
                LatencySeconds = one.Figures.Seconds,
            });
        }

        return ranked.MoveToImmutable();
    }

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

    // Ordinal by model id, call id and message. They come nearly in order, so each finds its place within a few steps from the end.
    private void Reject(Rejection rejection)
    {
        var place = _rejected.Count;
        while (place > 0 && Compare(rejection, _rejected[place - 1]) < 0)
        {
            place--;
        }

        _rejected.Insert(place, rejection);
    }

    private static int Compare(Rejection one, Rejection other)
    {
        var order = string.CompareOrdinal(one.Model.Value, other.Model.Value);
        order = order != 0 ? order : string.CompareOrdinal(one.CallId, other.CallId);
        return order != 0 ? order : string.CompareOrdinal(one.Message, other.Message);
    }
}
