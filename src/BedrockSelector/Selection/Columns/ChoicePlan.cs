using BedrockSelector.Costs;
using BedrockSelector.Evidence.Latency;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>
/// A compiled request with its candidates in columns, of which the best can be chosen for one usage after another without allocating: a screen in
/// single precision names those that may be the best, and the functions that rank decide among them.
/// </summary>
/// <remarks>Immutable but for the columns of meters that a later usage names first; thread-safe.</remarks>
internal sealed class ChoicePlan
{
    private const int MostSlots = 32;

    private readonly CompiledRequest _compiled;
    private readonly ScreenCandidate[] _candidates;
    private readonly int[] _doubtful;
    private readonly CandidateScreen _screen;
    private readonly PriceQuestion _prepared;
    private readonly DroppedCriteria _dropped;
    private readonly CriterionContributions _shares;
    private PlanMeters _meters;

    public ChoicePlan(SelectionColumns columns, CompiledRequest compiled)
    {
        (Columns, _compiled) = (columns, compiled);
        _candidates = Admit(compiled);
        var usage = compiled.Billed;
        var meters = Array.ConvertAll(usage.Entries.ToArray(), entry => new MeterColumns(entry.Meter, compiled.Region, compiled.Tiers));
        var view = new UsageView(usage, meters, [.. Enumerable.Range(0, meters.Length)], compiled);
        _prepared = compiled.Question(usage);
        _dropped = DroppedForGood();
        _shares = CriterionUtilities.Normalize(compiled.Request.Weights, _dropped);
        for (var i = 0; i < _candidates.Length; i++)
        {
            _candidates[i] = Fill(_candidates[i], view);
        }

        Sort(_candidates);
        _doubtful = [.. Enumerable.Range(0, _candidates.Length).Where(i => _candidates[i].IsDoubtful)];
        _screen = new(_candidates, usage, _shares);
        _meters = new(Array.ConvertAll(meters, Screen));
    }

    /// <summary>Gets what it was compiled from.</summary>
    public SelectionColumns Columns { get; }

    /// <summary>Gets the measurements of latency that it heeds.</summary>
    public ObservedLatencies Observed => _compiled.Observed;

    public DateOnly Date => _compiled.Date;

    /// <summary>Finds the best candidate for a usage.</summary>
    /// <param name="usage">The usage.</param>
    /// <param name="best">The best candidate.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryChoose(Usage usage, out ScoredOffer best)
    {
        usage = _compiled.Prices.Billed(usage);
        var count = usage.Entries.Length;
        Span<int> slots = count <= MostSlots ? stackalloc int[MostSlots] : new int[count];
        slots = slots[..count];
        var meters = Volatile.Read(ref _meters);
        while (meters.Find(usage, slots) is { } unknown)
        {
            Columns.Check(unknown);
            var longer = new PlanMeters([.. meters.Screens, Screen(new(unknown, _compiled.Region, _compiled.Tiers))]);
            Interlocked.CompareExchange(ref _meters, longer, meters);
            meters = Volatile.Read(ref _meters);
        }

        var view = new UsageView(usage, meters.Columns, slots, _compiled);
        best = default;
        if (_compiled.Own is not null)
        {
            // The screen prices one usage for all: where each model counts its own, every candidate is looked at exactly.
            return ScanExactly(view, DroppedFor(view, null), null, ref best);
        }

        var found = Scan(view, meters.Screens, ref best);
        if (found && IsSettled(best.Figures, view))
        {
            return true;
        }

        // Evidence may be missing of all that the usage leaves: seldom, so that exactly and slowly will do. Where the screen found nothing, nothing is
        // left but what lacks evidence.
        best = default;
        var left = found ? null : _doubtful;
        return left?.Length != 0 && ScanExactly(view, DroppedFor(view, left), left, ref best);
    }

    // What the usage does not decide. In the order of the catalog, tiers innermost, as rankings go through them.
    private static ScreenCandidate[] Admit(CompiledRequest compiled)
    {
        var region = compiled.Region;
        var candidates = new List<ScreenCandidate>();
        for (var model = 0; model < region.EndDay.Length; model++)
        {
            if (compiled.Check(model, default) is not null)
            {
                continue;
            }

            for (var row = region.First[model]; row < region.First[model + 1]; row++)
            {
                for (var tier = 0; tier < compiled.Tiers.Length && compiled.Check(region.Offers[row]) is null; tier++)
                {
                    if (compiled.Competes(row, tier) && compiled.Allows(region.Models.Modes[region.Run[row]]))
                    {
                        candidates.Add(new(row, tier));
                    }
                }
            }
        }

        return [.. candidates];
    }

    // The best for the usage that was prepared come first: they mostly are for others like it, and what follows them needs no look.
    private static void Sort(ScreenCandidate[] candidates)
    {
        var keys = new (float Loss, int Position)[candidates.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = (-candidates[i].Prepared, i);
        }

        Array.Sort(keys, candidates);
    }

    private ScreenColumns Screen(MeterColumns meter) => new(meter, _candidates, CandidateScreen.LengthOf(_candidates.Length), _prepared);

    private ScreenCandidate Fill(ScreenCandidate candidate, in UsageView prepared)
    {
        var (request, model, evidence) = (_compiled.Request, _compiled.Region.Model[candidate.Row], _compiled.Evidence[candidate.Tier]);
        var run = _compiled.Region.Run[candidate.Row];
        var (quality, times) = (evidence.Quality[run], _compiled.Latency[candidate.Tier]);
        var (line, speed) = (times.FirstToken(candidate.Row), times.TokensPerSecond(candidate.Row));
        var first = line.Start;
        var isKnown = _compiled.TryReason(run, candidate.Tier, 1m, out var reasoning);
        var models = _compiled.Region.Models;

        // Utilities that do not depend on the usage, and the constants of those that do: 1 − (log10 s + 1) ÷ 3 is 2/3 − log10 s ÷ 3, and
        // 1 − (log10 $ + 6) ÷ 6 is − log10 $ ÷ 6. A time of 100 s has the utility of no evidence: none.
        var score = (100 * _shares.Latency * 2 / 3) + (quality is null || _dropped.Quality ? 0 : 100 * _shares.Quality * UtilityScale.Quality(quality.Score));
        var needs = request.MissingEvidence != MissingEvidence.Allow;
        var lacks = needs && ((quality is null && request.Weights.Quality > 0 && !_dropped.Quality) || (double.IsNaN(first) && request.Weights.Latency > 0 && !_dropped.Latency));
        var misses = (request.MinQuality is not null && (quality is null || quality.Score < request.MinQuality)) || (request.MaxLatencySeconds is not null && double.IsNaN(first)) || !isKnown
            || quality?.Score < request.Floor;
        var (firstToken, perToken, perInput) = double.IsNaN(first) ? (100f, 0f, 0f) : ((float)first, (float)(1 / speed), (float)line.PerToken);

        // Reasoning in proportion to the answer makes each token of it dearer and slower. As much for every answer, it is left to the exact figures:
        // what the screen does not see only costs and lasts more, so that its bounds hold.
        var written = request.ReasoningTokens is null ? (float)(1m + reasoning) : 1f;
        perToken *= written;

        // A model of which only the first token was timed has evidence for some usages and none for others.
        var isOdd = !double.IsNaN(first) && !(perToken >= 0 && float.IsFinite(perToken));
        candidate = candidate with
        {
            Base = lacks || misses ? ScoreScreen.Never : isOdd ? ScoreScreen.Always : (float)score,
            IsDoubtful = !misses && (lacks || isOdd),
            FirstToken = firstToken,
            PerToken = isOdd ? 0f : perToken,
            PerInput = perInput,
            Written = written,
            Window = models.ContextWindow[model],
            Longest = models.MaxOutput[model],
        };
        return candidate with { Prepared = lacks || misses || isOdd ? candidate.Base : PreparedScore(candidate, prepared) };
    }

    private float PreparedScore(in ScreenCandidate candidate, in UsageView prepared)
    {
        var usd = 0d;
        for (var i = 0; i < prepared.Entries.Length; i++)
        {
            var written = prepared.IsAnswer(i) ? candidate.Written : 1f;
            usd += (double)prepared.Entries[i].Quantity * written * ScreenColumns.PriceOf(prepared.Find(i, candidate.Tier, candidate.Row));
        }

        // What is free or takes no time at all scores for no share of it, so that nothing bounds what it scores for another usage.
        var seconds = candidate.FirstToken + (prepared.UncachedInput * candidate.PerInput) + (prepared.OutputTokens * candidate.PerToken);
        return usd < UtilityScale.LeastUsd || seconds < UtilityScale.LeastSeconds
            ? ScoreScreen.Always
            : (float)(candidate.Base - (ScoreScreen.PerDoubledCost(_shares) * Math.Log2(usd)) - (ScoreScreen.PerDoubledTime(_shares) * Math.Log2(seconds)));
    }

    private bool Scan(in UsageView usage, ScreenColumns[] screens, ref ScoredOffer best)
    {
        var query = _screen.Ask(usage, screens, _compiled.Request);
        var (found, least) = (false, ScoreScreen.Never / 10);
        for (var i = _screen.Next(0, least, query); i >= 0; i = _screen.Next(i + 1, least, query))
        {
            if (TryScore(i, usage, _dropped, _shares, out var scored) && (!found || ScoredOffer.Compare(scored, best) < 0))
            {
                (best, found) = (scored, true);
                least = (float)best.Contributions.Total - ScoreScreen.Tolerance;
            }
        }

        return found;
    }

    private int CountOf(int[]? among) => among?.Length ?? _candidates.Length;

    private bool ScanExactly(in UsageView usage, DroppedCriteria dropped, int[]? among, ref ScoredOffer best)
    {
        var shares = CriterionUtilities.Normalize(_compiled.Request.Weights, dropped);
        var found = false;
        for (var i = 0; i < CountOf(among); i++)
        {
            if (TryScore(among?[i] ?? i, usage, dropped, shares, out var scored) && (!found || ScoredOffer.Compare(scored, best) < 0))
            {
                (best, found) = (scored, true);
            }
        }

        return found;
    }

    // The functions that rank: a candidate is admitted, priced and scored here as there.
    private bool TryScore(int i, in UsageView usage, DroppedCriteria dropped, in CriterionContributions shares, out ScoredOffer scored)
    {
        var (row, tier) = _candidates[i];
        var figures = Figure(i, usage);
        if (figures.Code is not null
            || (_compiled.Request.MissingEvidence != MissingEvidence.Allow && figures.Lacks(_compiled.Request.Weights, dropped) is not null))
        {
            scored = default;
            return false;
        }

        var utilities = CriterionUtilities.Of(figures, dropped);
        scored = new(_compiled.Candidates[tier][row], (row * _compiled.Tiers.Length) + tier, figures, utilities, utilities.Weigh(shares));
        return true;
    }

    private OfferFigures Figure(int i, in UsageView usage)
    {
        var (row, tier) = _candidates[i];
        var model = _compiled.Region.Model[row];
        var own = usage.Of(model, _compiled);
        return _compiled.Holds(model, own.Size) ? _compiled.Figure(row, tier, own) : new() { Code = RejectionCode.CannotDo };
    }

    // What no candidate has evidence of for any usage.
    private DroppedCriteria DroppedForGood()
    {
        bool quality = false, latency = false;
        for (var i = 0; i < _candidates.Length; i++)
        {
            var (run, evidence) = (_compiled.Region.Run[_candidates[i].Row], _compiled.Evidence[_candidates[i].Tier]);
            if (_compiled.TryReason(run, _candidates[i].Tier, 1m, out _))
            {
                quality |= evidence.Quality[run] is not null;
                latency |= !double.IsNaN(_compiled.Latency[_candidates[i].Tier].FirstToken(_candidates[i].Row).Start);
            }
        }

        return DroppedCriteria.Of(_compiled.Request, _candidates.Length > 0, quality, latency);
    }

    private DroppedCriteria DroppedFor(in UsageView usage, int[]? among)
    {
        bool any = false, quality = false, latency = false;
        for (var i = 0; i < CountOf(among) && !(quality && latency); i++)
        {
            var figures = Figure(among?[i] ?? i, usage);
            any |= figures.Code is null;
            quality |= figures.Code is null && figures.Quality is not null;
            latency |= figures.Code is null && figures.Seconds is not null;
        }

        return DroppedCriteria.Of(_compiled.Request, any, quality, latency);
    }

    // Whether the screen assumed rightly what is dropped: a criterion counts if any admitted candidate has evidence of it, and the best is one of them.
    private bool IsSettled(in OfferFigures best, in UsageView usage)
    {
        var weights = _compiled.Request.Weights;
        var quality = _dropped.Quality || weights.Quality == 0 || best.Quality is not null || _compiled.Request.MinQuality is not null;
        var latency = _dropped.Latency || weights.Latency == 0 || best.Seconds is not null || _compiled.Request.MaxLatencySeconds is not null;
        return (quality && latency) || DroppedFor(usage, null) == _dropped;
    }
}
