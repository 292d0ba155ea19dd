using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>
/// The candidates of a plan in columns of single precision, from the one that scores highest for the prepared usage down. It names those that may reach
/// a score; it never decides.
/// </summary>
/// <remarks>
/// <para>
/// Each step is cheap enough to spare the next: a bound on all candidates from a position on, a bound on the score of each, its score in single
/// precision together with its limits, and, by whoever asked, its exact score.
/// </para>
/// <para>
/// The bound on the rest: where a usage has at least r times as much of each meter as the prepared one, no cost is below r times that of the prepared
/// usage, and so with times and t; a score of a − b·log2 cost − c·log2 time thus rises by no more than − b·log2 r − c·log2 t, whatever the candidate.
/// </para>
/// <para>Immutable and thread-safe.</para>
/// </remarks>
internal sealed class CandidateScreen
{
    // So many candidates share one look at the bound on the rest.
    private const int Stretch = 64;

    private readonly float[] _base;
    private readonly float[] _firstToken;
    private readonly float[] _perToken;
    private readonly float[] _perInput;
    private readonly float[] _window;
    private readonly float[] _longest;
    private readonly float[] _ceilings;
    private readonly double[] _preparedQuantities;
    private readonly double _preparedOutput;
    private readonly double _preparedUncached;
    private readonly double _perDoubledCost;
    private readonly double _perDoubledTime;

    /// <summary>Fills the columns.</summary>
    /// <param name="candidates">The candidates in falling order of <see cref="ScreenCandidate.Prepared"/>.</param>
    /// <param name="prepared">The prepared usage.</param>
    /// <param name="shares">What each criterion counts, of one in all.</param>
    public CandidateScreen(ReadOnlySpan<ScreenCandidate> candidates, Usage prepared, in CriterionContributions shares)
    {
        Length = LengthOf(candidates.Length);
        (_base, _firstToken, _perToken, _perInput, _window, _longest) =
            (new float[Length], new float[Length], new float[Length], new float[Length], new float[Length], new float[Length]);
        Array.Fill(_base, ScoreScreen.Never);
        _ceilings = new float[(Length + Stretch - 1) / Stretch];
        for (var i = 0; i < candidates.Length; i++)
        {
            ref readonly var one = ref candidates[i];
            (_base[i], _firstToken[i], _perToken[i], _window[i], _longest[i]) = (one.Base, one.FirstToken, one.PerToken, one.Window, one.Longest);
            _perInput[i] = one.PerInput;
            if (i % Stretch == 0)
            {
                _ceilings[i / Stretch] = one.Prepared;
            }
        }

        _preparedQuantities = [.. prepared.Entries.Select(static entry => (double)entry.Quantity)];
        (_preparedOutput, _preparedUncached) = ((double)prepared[Meter.OutputTokens], (double)prepared.UncachedInputTokens);
        (_perDoubledCost, _perDoubledTime) = (ScoreScreen.PerDoubledCost(shares), ScoreScreen.PerDoubledTime(shares));
    }

    /// <summary>Gets how long each column is: the candidates, and as many that cannot be chosen as fill a vector.</summary>
    public int Length { get; }

    public static int LengthOf(int candidates) => (candidates + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    /// <summary>Makes the question of a usage.</summary>
    /// <param name="usage">The usage.</param>
    /// <param name="screens">Prices by meter, those of the prepared usage first and in its order.</param>
    /// <param name="request">The limits.</param>
    public ScreenQuery Ask(in UsageView usage, ScreenColumns[] screens, SelectionRequest request) =>
        new(usage, screens, request, Length > Stretch ? RiseOf(usage, screens) : double.PositiveInfinity);

    /// <summary>Finds the next candidate that may score more than so many points and keep the limits.</summary>
    /// <param name="from">The position to begin at.</param>
    /// <param name="least">Points.</param>
    /// <param name="query">The usage.</param>
    /// <returns>Its position; -1 when there is none.</returns>
    public int Next(int from, float least, in ScreenQuery query)
    {
        var width = Vector<float>.Count;
        var floor = new Vector<float>(least);

        // Bits stand in for logarithms: they lie a little below them, and costs and times count against a score, so that none is bounded too low.
        var costSlope = new Vector<float>((float)(-_perDoubledCost / ScoreScreen.BitsPerDoubling));
        var timeSlope = new Vector<float>((float)(-_perDoubledTime / ScoreScreen.BitsPerDoubling));
        var offset = new Vector<float>((float)((_perDoubledCost + _perDoubledTime) * ScoreScreen.ExponentBias));
        var (first, second) = (query.Quantity(0), query.Meters > 1 ? query.Quantity(1) : Vector<float>.Zero);
        ref var firstPrice = ref query.Prices(0);
        ref var secondPrice = ref query.Meters > 1 ? ref query.Prices(1) : ref firstPrice;
        ref var bases = ref MemoryMarshal.GetArrayDataReference(_base);
        ref var firstToken = ref MemoryMarshal.GetArrayDataReference(_firstToken);
        ref var perToken = ref MemoryMarshal.GetArrayDataReference(_perToken);
        ref var perInput = ref MemoryMarshal.GetArrayDataReference(_perInput);
        for (var start = from / width * width; start < Length; start += width)
        {
            if (start % Stretch == 0 && _ceilings[start / Stretch] + query.Rise < least)
            {
                return -1;
            }

            // Every column is as long as the first, and a multiple of a vector: no load passes an end.
            var at = (nuint)start;
            var cost = ScoreScreen.MultiplyAdd(second, Vector.LoadUnsafe(ref secondPrice, at), first * Vector.LoadUnsafe(ref firstPrice, at));
            for (var meter = 2; meter < query.Meters; meter++)
            {
                cost = ScoreScreen.MultiplyAdd(query.Quantity(meter), Vector.LoadUnsafe(ref query.Prices(meter), at), cost);
            }

            var toFirst = ScoreScreen.MultiplyAdd(query.Uncached, Vector.LoadUnsafe(ref perInput, at), Vector.LoadUnsafe(ref firstToken, at));
            var seconds = ScoreScreen.MultiplyAdd(query.Output, Vector.LoadUnsafe(ref perToken, at), toFirst);
            var bound = ScoreScreen.MultiplyAdd(costSlope, ScoreScreen.Bits(cost), Vector.LoadUnsafe(ref bases, at) + offset);
            bound = ScoreScreen.MultiplyAdd(timeSlope, ScoreScreen.Bits(seconds), bound);
            if (Vector.GreaterThanAny(bound, floor) && Hit(Hits(start, cost, seconds, floor, query), from - start) is var lane and >= 0)
            {
                return start + lane;
            }
        }

        return -1;
    }

    // Seldom reached: kept out of the loop, whose registers it would take.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Vector<int> Hits(int start, Vector<float> cost, Vector<float> seconds, Vector<float> floor, in ScreenQuery query)
    {
        var fits = Vector.LessThanOrEqual(query.Total, new Vector<float>(_window, start)) & Vector.LessThanOrEqual(query.Answer, new Vector<float>(_longest, start))
            & Vector.LessThanOrEqual(cost, query.MostUsd) & Vector.LessThanOrEqual(seconds, query.MostSeconds);
        if (fits == Vector<int>.Zero)
        {
            return fits;
        }

        var score = ScoreScreen.MultiplyAdd(
            new((float)-_perDoubledCost), ScoreScreen.Log2(Vector.Max(cost, new((float)UtilityScale.LeastUsd))), new Vector<float>(_base, start));
        score = ScoreScreen.MultiplyAdd(
            new((float)-_perDoubledTime), ScoreScreen.Log2(Vector.Max(seconds, new((float)UtilityScale.LeastSeconds))), score);
        return fits & Vector.GreaterThan(score, floor);
    }

    private static int Hit(Vector<int> hits, int from)
    {
        for (var lane = Math.Max(from, 0); lane < Vector<int>.Count && hits != Vector<int>.Zero; lane++)
        {
            if (hits[lane] != 0)
            {
                return lane;
            }
        }

        return -1;
    }

    private double RiseOf(in UsageView usage, ScreenColumns[] screens)
    {
        var (cost, named) = (double.PositiveInfinity, 0);
        for (var i = 0; i < usage.Entries.Length; i++)
        {
            var slot = usage.Slot(i);
            if (slot < _preparedQuantities.Length)
            {
                named++;
                if (_preparedQuantities[slot] > 0)
                {
                    cost = Math.Min(cost, (double)usage.Entries[i].Quantity / _preparedQuantities[slot] * screens[slot].Fall(usage.Size.Input));
                }
            }
        }

        // A candidate without a price for a meter that this usage leaves out may be chosen now, whatever it seemed to cost.
        var time = Math.Min(Share(usage.OutputTokens, _preparedOutput), Share(usage.UncachedInput, _preparedUncached));
        return named < _preparedQuantities.Length || !double.IsFinite(cost) ? double.PositiveInfinity : Rise(_perDoubledCost, cost) + Rise(_perDoubledTime, time);
    }

    private static double Share(double tokens, double prepared) => tokens >= prepared ? 1 : tokens / prepared;

    private static double Rise(double perDoubled, double share) => perDoubled == 0 ? 0 : -perDoubled * Math.Log2(share);
}
