namespace BedrockSelector.Planning.Inference;

/// <summary>Buys commitments of fixed lengths so that their price and the cost of what they leave uncovered are least.</summary>
/// <remarks>
/// <para>
/// The problem is a flow of K units along the hours 0 … H, K being the highest level worth anything. A unit either
/// crosses hour t uncovered, at the saving foregone (a convex cost, since savings fall with the level), or rides a
/// commitment from t to t + length at its price. Columns of the constraint matrix have their ones in a row (an interval
/// matrix), so it is totally unimodular and the whole-number optimum equals that of the linear relaxation.
/// Solving level by level would not be exact: commitments [0,4) and [2,6) serve a second level in the hours 2 and 3
/// that neither level alone can pay for.
/// </para>
/// <para>
/// Method: successive shortest paths. Residual arcs lead both ways along the hours, so each search alternates forward
/// and backward sweeps until labels stand still. The last labels are the proof: their differences price each hour such
/// that no commitment is worth more than its price (<see cref="OptimalityProof"/>).
/// </para>
/// </remarks>
internal sealed class CommitmentSolver
{
    private const long Unreached = long.MaxValue / 4;
    private const int ArcBits = 4;
    private const int HopForward = 0;
    private const int HopBackward = 1;
    private const int FirstCommitment = 2;

    private readonly SavingsCurves _savings;
    private readonly int _hours;
    private readonly int[] _lengths;
    private readonly long[] _prices;
    private readonly int[][] _bought;
    private readonly int[] _covered;
    private readonly int[] _step;
    private readonly long[] _uncoverCost;
    private readonly long[] _coverGain;
    private readonly long[] _label;
    private readonly int[] _arc;

    private readonly bool _outlasts;

    private CommitmentSolver(SavingsCurves savings, int[] lengths, long[] prices, int levels, bool outlasts)
    {
        _outlasts = outlasts;
        _savings = savings;
        _hours = savings.Hours;
        _lengths = lengths;
        _prices = prices;
        _bought = [.. lengths.Select(_ => new int[_hours])];
        _covered = new int[_hours];
        _step = new int[_hours];
        _uncoverCost = new long[_hours];
        _coverGain = new long[_hours];
        _label = new long[_hours + 1];
        _arc = new int[_hours + 1];
        for (var hour = 0; hour < _hours; hour++)
        {
            SetCovered(hour, levels);
        }
    }

    /// <summary>Solves the problem.</summary>
    /// <param name="savings">What each level saves in each hour.</param>
    /// <param name="lengths">Whole hours that a commitment of each kind covers; one or more each, at most seven kinds.</param>
    /// <param name="prices">The price of one unit for the whole commitment, in grid steps.</param>
    /// <param name="outlasts">Whether a commitment may last beyond the hours.</param>
    /// <returns>Units bought by kind and first hour, units held in each hour, and the price of each hour.</returns>
    public static CommitmentSolution Solve(SavingsCurves savings, int[] lengths, long[] prices, bool outlasts = true)
    {
        var hours = savings.Hours;
        var levels = savings.Levels;
        if (lengths.Length == 0 || levels == 0)
        {
            // Nothing can be committed, or nothing is worth it: each hour's price is the dearest saving foregone.
            var hourPrices = new long[hours];
            for (var hour = 0; hour < hours; hour++)
            {
                hourPrices[hour] = savings.At(hour, 1);
            }

            return new([.. lengths.Select(_ => new int[hours])], new int[hours], hourPrices, 0);
        }

        var solver = new CommitmentSolver(savings, outlasts ? [.. lengths.Select(length => Math.Min(length, hours))] : lengths, prices, levels, outlasts);
        var sweeps = 0;
        for (var remaining = levels; remaining > 0;)
        {
            sweeps += solver.Search();
            remaining -= solver.Push(remaining);
        }

        sweeps += solver.Search();
        return new(solver._bought, solver._covered, solver.HourPrices(), sweeps);
    }

    private long[] HourPrices()
    {
        var prices = new long[_hours];
        for (var hour = 0; hour < _hours; hour++)
        {
            prices[hour] = _label[hour + 1] - _label[hour];
        }

        return prices;
    }

    private int Search()
    {
        Array.Fill(_label, Unreached);
        _label[0] = 0;
        var sweeps = 1;
        Forward();
        while (true)
        {
            sweeps++;
            if (!Backward())
            {
                return sweeps;
            }

            sweeps++;
            if (!Forward())
            {
                return sweeps;
            }
        }
    }

    private bool Forward()
    {
        var label = _label;
        var arc = _arc;
        var uncoverCost = _uncoverCost;
        var changed = false;
        for (var hour = 0; hour < uncoverCost.Length; hour++)
        {
            var here = label[hour];
            if (here >= Unreached)
            {
                continue;
            }

            var next = here + uncoverCost[hour];
            if (next < label[hour + 1])
            {
                label[hour + 1] = next;
                arc[hour + 1] = (hour << ArcBits) | HopForward;
                changed = true;
            }

            for (var kind = 0; kind < _lengths.Length; kind++)
            {
                var end = Math.Min(hour + _lengths[kind], _hours);
                if (!_outlasts && hour + _lengths[kind] > _hours)
                {
                    continue;
                }

                next = here + _prices[kind];
                if (next < label[end])
                {
                    label[end] = next;
                    arc[end] = (hour << ArcBits) | (FirstCommitment + (2 * kind));
                    changed = true;
                }
            }
        }

        return changed;
    }

    private bool Backward()
    {
        var label = _label;
        var arc = _arc;
        var coverGain = _coverGain;
        var changed = false;
        for (var hour = coverGain.Length - 1; hour >= 0; hour--)
        {
            var best = label[hour];
            var next = label[hour + 1] - coverGain[hour];
            if (next < best)
            {
                best = next;
                arc[hour] = ((hour + 1) << ArcBits) | HopBackward;
            }

            for (var kind = 0; kind < _bought.Length; kind++)
            {
                if (_bought[kind][hour] == 0)
                {
                    continue;
                }

                var end = Math.Min(hour + _lengths[kind], _hours);
                next = label[end] - _prices[kind];
                if (next < best)
                {
                    best = next;
                    arc[hour] = (end << ArcBits) | (FirstCommitment + (2 * kind) + 1);
                }
            }

            if (best < label[hour])
            {
                label[hour] = best;
                changed = true;
            }
        }

        return changed;
    }

    private int Push(int limit)
    {
        var amount = limit;
        for (var node = _hours; node != 0; node = _arc[node] >> ArcBits)
        {
            amount = Math.Min(amount, Room(node));
        }

        for (var node = _hours; node != 0;)
        {
            var from = _arc[node] >> ArcBits;
            var kind = _arc[node] & ((1 << ArcBits) - 1);
            switch (kind)
            {
                case HopForward:
                    SetCovered(from, _covered[from] - amount);
                    break;
                case HopBackward:
                    SetCovered(node, _covered[node] + amount);
                    break;
                default:
                    var forward = (kind & 1) == 0;
                    _bought[(kind - FirstCommitment) / 2][forward ? from : node] += forward ? amount : -amount;
                    break;
            }

            node = from;
        }

        return amount;
    }

    private int Room(int node)
    {
        var from = _arc[node] >> ArcBits;
        var kind = _arc[node] & ((1 << ArcBits) - 1);
        switch (kind)
        {
            case HopForward:
                // Down to the foot of the step that the covered level stands on.
                var step = _step[from];
                var foot = step == _savings.Start[from] ? 0 : _savings.UpTo[step - 1];
                return _covered[from] - foot;
            case HopBackward:
                var above = StepOf(node, _covered[node] + 1);
                return above == _savings.Start[node + 1] ? int.MaxValue : _savings.UpTo[above] - _covered[node];
            default:
                return (kind & 1) == 0 ? int.MaxValue : _bought[(kind - FirstCommitment) / 2][node];
        }
    }

    private void SetCovered(int hour, int covered)
    {
        var step = StepOf(hour, covered);
        _covered[hour] = covered;
        _step[hour] = step;
        _uncoverCost[hour] = covered <= 0 ? Unreached : Saving(hour, step);
        _coverGain[hour] = Saving(hour, StepOf(hour, covered + 1));
    }

    private int StepOf(int hour, int level)
    {
        var step = _savings.Start[hour];
        var end = _savings.Start[hour + 1];
        while (step < end && _savings.UpTo[step] < level)
        {
            step++;
        }

        return step;
    }

    private long Saving(int hour, int step) => step < _savings.Start[hour + 1] ? _savings.Value[step] : 0;
}
