using System.Numerics;
using System.Runtime.InteropServices;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>
/// A compiled request with its candidates in columns, of which the best can be chosen for one usage after another without allocating: a screen in
/// single precision names those that may be the best, and the functions that rank decide among them.
/// </summary>
/// <remarks>Immutable but for the columns of meters that a later usage names first; thread-safe.</remarks>
internal sealed class ChoicePlan
{
    private const int Block = 512;
    private const int MostSlots = 32;

    private readonly CompiledRequest _compiled;
    private readonly int[] _rows;
    private readonly int[] _tiers;
    private readonly float[] _base;
    private readonly float[] _firstToken;
    private readonly float[] _perToken;
    private readonly float[] _window;
    private readonly float[] _longest;
    private readonly DroppedCriteria _dropped;
    private readonly CriterionContributions _shares;
    private PlanMeters _meters;

    public ChoicePlan(CompiledRequest compiled)
    {
        _compiled = compiled;
        (_rows, _tiers) = Admit(compiled);
        var length = (_rows.Length + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _meters = new([.. compiled.Request.Usage.Entries.Select(entry => Screen(entry.Meter, length))]);
        Sort();
        _meters = new([.. compiled.Request.Usage.Entries.Select(entry => Screen(entry.Meter, length))]);

        _dropped = DroppedForGood();
        _shares = CriterionUtilities.Normalize(compiled.Request.Weights, _dropped);
        _base = new float[length];
        _firstToken = new float[length];
        _perToken = new float[length];
        _window = new float[length];
        _longest = new float[length];
        Array.Fill(_base, ScoreScreen.Never);
        for (var i = 0; i < _rows.Length; i++)
        {
            Fill(i);
        }
    }

    public DateOnly Date => _compiled.Date;

    /// <summary>Finds the best candidate for a usage.</summary>
    /// <param name="usage">The usage.</param>
    /// <param name="check">Says what is wrong with a meter met for the first time.</param>
    /// <param name="best">The best candidate.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryChoose(Usage usage, Action<Meter> check, out ScoredOffer best)
    {
        var count = usage.Entries.Length;
        Span<int> slots = count <= MostSlots ? stackalloc int[MostSlots] : new int[count];
        slots = slots[..count];
        var meters = Volatile.Read(ref _meters);
        while (meters.Find(usage, slots) is { } unknown)
        {
            check(unknown);
            var longer = new PlanMeters([.. meters.Screens, Screen(unknown, _base.Length)]);
            Interlocked.CompareExchange(ref _meters, longer, meters);
            meters = Volatile.Read(ref _meters);
        }

        var view = new UsageView(usage, meters.Columns, slots);
        best = default;
        if (Scan(view, meters.Screens, ref best) && IsSettled(best.Figures, view))
        {
            return true;
        }

        // Evidence may be missing of all that the usage leaves: seldom, so that exactly and slowly will do.
        best = default;
        return ScanExactly(view, DroppedFor(view), ref best);
    }

    // What the usage does not decide. In the order of the catalog, tiers innermost, as rankings go through them.
    private static (int[] Rows, int[] Tiers) Admit(CompiledRequest compiled)
    {
        var region = compiled.Region;
        var rows = new List<int>();
        var tiers = new List<int>();
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
                    rows.Add(row);
                    tiers.Add(tier);
                }
            }
        }

        return ([.. rows], [.. tiers]);
    }

    // The best for the usage that was prepared come first: they mostly are for others like it, and what follows them needs no exact look.
    private void Sort()
    {
        var usage = _compiled.Request.Usage;
        Span<int> slots = new int[usage.Entries.Length];
        _meters.Find(usage, slots);
        var view = new UsageView(usage, _meters.Columns, slots);
        var dropped = DroppedFor(view);
        var shares = CriterionUtilities.Normalize(_compiled.Request.Weights, dropped);
        var keys = new (double Loss, int Position)[_rows.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = (TryScore(i, view, dropped, shares, out var scored) ? -scored.Contributions.Total : double.MaxValue, i);
        }

        Array.Sort(keys);
        var (rows, tiers) = ((int[])_rows.Clone(), (int[])_tiers.Clone());
        for (var i = 0; i < keys.Length; i++)
        {
            (_rows[i], _tiers[i]) = (rows[keys[i].Position], tiers[keys[i].Position]);
        }
    }

    private ScreenColumns Screen(Meter meter, int length) => new(new(meter, _compiled.Region, _compiled.Tiers), _rows, _tiers, length);

    private void Fill(int i)
    {
        var (request, model, evidence) = (_compiled.Request, _compiled.Region.Model[_rows[i]], _compiled.Evidence[_tiers[i]]);
        var (quality, first, speed) = (evidence.Quality[model], evidence.FirstToken(model), evidence.TokensPerSecond(model));
        var models = _compiled.Region.Models;
        _window[i] = models.ContextWindow[model];
        _longest[i] = models.MaxOutput[model];

        // Utilities that do not depend on the usage, and the constants of those that do: 1 − (log10 s + 1) ÷ 3 is 2/3 − log10 s ÷ 3, and
        // 1 − (log10 $ + 6) ÷ 6 is − log10 $ ÷ 6. A time of 100 s has the utility of no evidence: none.
        var score = (100 * _shares.Latency * 2 / 3) + (quality is null || _dropped.Quality ? 0 : 100 * _shares.Quality * UtilityScale.Quality(quality.Score));
        var needs = request.MissingEvidence != MissingEvidence.Allow;
        var lacks = (quality is null && ((needs && request.Weights.Quality > 0 && !_dropped.Quality) || request.MinQuality is not null))
            || quality?.Score < request.MinQuality
            || (double.IsNaN(first) && ((needs && request.Weights.Latency > 0 && !_dropped.Latency) || request.MaxLatencySeconds is not null));
        (_firstToken[i], _perToken[i]) = double.IsNaN(first) ? (100f, 0f) : ((float)first, (float)(1 / speed));

        // A model of which only the first token was timed has evidence for some usages and none for others.
        var isOdd = !double.IsNaN(first) && !(_perToken[i] >= 0 && float.IsFinite(_perToken[i]));
        _perToken[i] = isOdd ? 0f : _perToken[i];
        _base[i] = lacks ? ScoreScreen.Never : isOdd ? ScoreScreen.Always : (float)score;
    }

    private bool Scan(in UsageView usage, ScreenColumns[] screens, ref ScoredOffer best)
    {
        var request = _compiled.Request;
        var log2 = Math.Log10(2);
        var costShare = new Vector<float>((float)(-100 * _shares.Cost / 6 * log2));
        var latencyShare = new Vector<float>((float)(-100 * _shares.Latency / 3 * log2));
        var output = new Vector<float>((float)usage.OutputTokens);
        var total = new Vector<float>(usage.Size.Total * (1 - ScoreScreen.Slack));
        var answer = new Vector<float>(usage.Size.Output * (1 - ScoreScreen.Slack));
        var budget = new Vector<float>(request.MaxCostUsd is { } most ? (float)most * (1 + ScoreScreen.Slack) : float.MaxValue);
        var limit = new Vector<float>(request.MaxLatencySeconds is { } longest ? (float)longest * (1 + ScoreScreen.Slack) : float.MaxValue);
        var (leastUsd, leastSeconds) = (new Vector<float>((float)UtilityScale.LeastUsd), new Vector<float>((float)UtilityScale.LeastSeconds));
        var least = ScoreScreen.Never / 10;
        Span<float> block = stackalloc float[Block];
        ref var firstCost = ref MemoryMarshal.GetReference(block);
        ref var bases = ref MemoryMarshal.GetArrayDataReference(_base);
        ref var firstToken = ref MemoryMarshal.GetArrayDataReference(_firstToken);
        ref var perToken = ref MemoryMarshal.GetArrayDataReference(_perToken);
        ref var window = ref MemoryMarshal.GetArrayDataReference(_window);
        ref var longestAnswer = ref MemoryMarshal.GetArrayDataReference(_longest);
        var found = false;
        for (var start = 0; start < _base.Length; start += Block)
        {
            var costs = block[..Math.Min(Block, _base.Length - start)];
            for (var i = 0; i < usage.Entries.Length; i++)
            {
                screens[usage.Slot(i)].AddTo(costs, start, (float)usage.Entries[i].Quantity, usage.InputTokens, i == 0);
            }

            for (var i = 0; i < costs.Length; i += Vector<float>.Count)
            {
                // Every column is as long as the first, and a multiple of a vector: no load passes an end.
                var at = (nuint)(start + i);
                var cost = Vector.LoadUnsafe(ref firstCost, (nuint)i);
                var seconds = ScoreScreen.MultiplyAdd(output, Vector.LoadUnsafe(ref perToken, at), Vector.LoadUnsafe(ref firstToken, at));
                var score = ScoreScreen.MultiplyAdd(costShare, ScoreScreen.Log2(Vector.Max(cost, leastUsd)), Vector.LoadUnsafe(ref bases, at));
                score = ScoreScreen.MultiplyAdd(latencyShare, ScoreScreen.Log2(Vector.Max(seconds, leastSeconds)), score);
                var hits = Vector.GreaterThan(score, new Vector<float>(least))
                    & Vector.LessThanOrEqual(total, Vector.LoadUnsafe(ref window, at)) & Vector.LessThanOrEqual(answer, Vector.LoadUnsafe(ref longestAnswer, at))
                    & Vector.LessThanOrEqual(cost, budget) & Vector.LessThanOrEqual(seconds, limit);
                if (hits != Vector<int>.Zero)
                {
                    for (var lane = 0; lane < Vector<float>.Count; lane++)
                    {
                        // The lanes before this one may have raised what there is to beat.
                        if (hits[lane] != 0 && score[lane] > least
                            && TryScore(start + i + lane, usage, _dropped, _shares, out var scored) && (!found || ScoredOffer.Compare(scored, best) < 0))
                        {
                            (best, found) = (scored, true);
                            least = (float)best.Contributions.Total - ScoreScreen.Tolerance;
                        }
                    }
                }
            }
        }

        return found;
    }

    private bool ScanExactly(in UsageView usage, DroppedCriteria dropped, ref ScoredOffer best)
    {
        var shares = CriterionUtilities.Normalize(_compiled.Request.Weights, dropped);
        var found = false;
        for (var i = 0; i < _rows.Length; i++)
        {
            if (TryScore(i, usage, dropped, shares, out var scored) && (!found || ScoredOffer.Compare(scored, best) < 0))
            {
                (best, found) = (scored, true);
            }
        }

        return found;
    }

    // The functions that rank: a candidate is admitted, priced and scored here as there.
    private bool TryScore(int i, in UsageView usage, DroppedCriteria dropped, in CriterionContributions shares, out ScoredOffer scored)
    {
        var (row, tier) = (_rows[i], _tiers[i]);
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

    private OfferFigures Figure(int i, in UsageView usage) =>
        _compiled.Holds(_compiled.Region.Model[_rows[i]], usage.Size) ? _compiled.Figure(_rows[i], _tiers[i], usage) : new() { Code = RejectionCode.CannotDo };

    // What no candidate has evidence of for any usage.
    private DroppedCriteria DroppedForGood()
    {
        bool quality = false, latency = false;
        for (var i = 0; i < _rows.Length; i++)
        {
            var model = _compiled.Region.Model[_rows[i]];
            quality |= _compiled.Evidence[_tiers[i]].Quality[model] is not null;
            latency |= !double.IsNaN(_compiled.Evidence[_tiers[i]].FirstToken(model));
        }

        return DroppedCriteria.Of(_compiled.Request, _rows.Length > 0, quality, latency);
    }

    private DroppedCriteria DroppedFor(in UsageView usage)
    {
        bool any = false, quality = false, latency = false;
        for (var i = 0; i < _rows.Length && !(quality && latency); i++)
        {
            var figures = Figure(i, usage);
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
        return (quality && latency) || DroppedFor(usage) == _dropped;
    }
}
