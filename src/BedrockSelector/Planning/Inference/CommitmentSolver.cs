namespace BedrockSelector.Planning.Inference;

/// <summary>Buys commitments so that their price and the cost of what they leave uncovered are least.</summary>
/// <remarks>
/// <para>
/// The problem is a flow of K units along the hours 0 … H, K being the highest level worth anything. A unit either
/// crosses hour t uncovered, at the saving foregone (a convex cost, since savings fall with the level), or rides an arc
/// of <see cref="PurchaseArcs"/> at its price. It is a flow in a network, so the whole-number optimum equals that of the
/// linear relaxation.
/// Solving level by level would not be exact: commitments [0,4) and [2,6) serve a second level in the hours 2 and 3
/// that neither level alone can pay for.
/// </para>
/// <para>
/// Method: successive shortest paths. Residual arcs lead both ways along the hours, so each search alternates forward
/// and backward sweeps until labels stand still. The last labels are the proof: their differences price each hour such
/// that no purchase is worth more than its price (<see cref="OptimalityProof"/>).
/// </para>
/// </remarks>
internal sealed class CommitmentSolver
{
    private const long Unreached = long.MaxValue / 4;
    private const int KindBits = 2;
    private const int HopForward = 0;
    private const int HopBackward = 1;
    private const int ArcForward = 2;
    private const int ArcBackward = 3;

    private readonly SavingsCurves _savings;
    private readonly PurchaseArcs _arcs;
    private readonly int _hours;
    private readonly int _shift;
    private readonly int _sink;
    private readonly int[] _flow;
    private readonly int[] _covered;
    private readonly int[] _step;
    private readonly long[] _uncoverCost;
    private readonly long[] _coverGain;
    private readonly long[] _label;
    private readonly long[] _via;

    private CommitmentSolver(SavingsCurves savings, PurchaseArcs arcs, int levels)
    {
        _savings = savings;
        _arcs = arcs;
        _hours = savings.Hours;
        _shift = arcs.Holds ? 1 : 0;
        _sink = arcs.Nodes - 1;
        _flow = new int[arcs.To.Length];
        _covered = new int[_hours];
        _step = new int[_hours];
        _uncoverCost = new long[_hours];
        _coverGain = new long[_hours];
        _label = new long[arcs.Nodes];
        _via = new long[arcs.Nodes];
        for (var hour = 0; hour < _hours; hour++)
        {
            SetCovered(hour, levels);
        }
    }

    /// <summary>Solves the problem.</summary>
    /// <param name="savings">What each level saves in each hour.</param>
    /// <param name="arcs">What may be bought.</param>
    /// <returns>Units bought by kind and first hour, units held in each hour, and the price of each hour.</returns>
    public static CommitmentSolution Solve(SavingsCurves savings, PurchaseArcs arcs)
    {
        var hours = savings.Hours;
        var levels = savings.Levels;
        if (arcs.To.Length == 0 || levels == 0)
        {
            // Nothing can be committed, or nothing is worth it: each hour's price is the dearest saving foregone.
            var hourPrices = new long[hours];
            for (var hour = 0; hour < hours; hour++)
            {
                hourPrices[hour] = savings.At(hour, 1);
            }

            return new(Bought(arcs), new int[hours], hourPrices, 0) { Uncommitted = arcs.Holds ? new int[hours] : [] };
        }

        var solver = new CommitmentSolver(savings, arcs, levels);
        var sweeps = 0;
        for (var remaining = levels; remaining > 0;)
        {
            sweeps += solver.Search();
            remaining -= solver.Push(remaining);
        }

        sweeps += solver.Search();
        return solver.Solution(sweeps);
    }

    private static int[][] Bought(PurchaseArcs arcs) => [.. Enumerable.Range(0, arcs.Kinds).Select(_ => new int[arcs.Hours])];

    private CommitmentSolution Solution(int sweeps)
    {
        var prices = new long[_hours];
        for (var hour = 0; hour < _hours; hour++)
        {
            prices[hour] = _label[_arcs.Free(hour + 1)] - _label[_arcs.Free(hour)];
        }

        var bought = Bought(_arcs);
        var uncommitted = _arcs.Holds ? new int[_hours] : [];
        var starts = 0;
        for (var arc = 0; arc < _flow.Length; arc++)
        {
            if (_flow[arc] == 0 || _arcs.Kind[arc] == PurchaseArcs.Release)
            {
                continue;
            }

            var (from, to) = (_arcs.HourOf(_arcs.From[arc]), _arcs.HourOf(_arcs.To[arc]));
            starts += _arcs.Holds && (_arcs.From[arc] & 1) == 1 ? _flow[arc] : 0;
            if (_arcs.Kind[arc] >= 0)
            {
                bought[_arcs.Kind[arc]][from] += _flow[arc];
                continue;
            }

            for (var hour = from; hour < to; hour++)
            {
                uncommitted[hour] += _flow[arc];
            }
        }

        return new(bought, _covered, prices, sweeps) { Uncommitted = uncommitted, Starts = starts };
    }

    private int Search()
    {
        Array.Fill(_label, Unreached);
        _label[_arcs.Free(0)] = 0;
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
        var (label, via, start, to, price) = (_label, _via, _arcs.Start, _arcs.To, _arcs.Price);
        var changed = false;
        for (var node = 0; node < label.Length; node++)
        {
            var here = label[node];
            if (here >= Unreached)
            {
                continue;
            }

            if ((node & _shift) == _shift && node < _sink)
            {
                var free = node + 1 + _shift;
                var next = here + _uncoverCost[node >> _shift];
                if (next < label[free])
                {
                    label[free] = next;
                    via[free] = ((long)node << KindBits) | HopForward;
                    changed = true;
                }
            }

            for (var arc = start[node]; arc < start[node + 1]; arc++)
            {
                var next = here + price[arc];
                if (next < label[to[arc]])
                {
                    label[to[arc]] = next;
                    via[to[arc]] = ((long)arc << KindBits) | ArcForward;
                    changed = true;
                }
            }
        }

        return changed;
    }

    private bool Backward()
    {
        var (label, via, start, to, price) = (_label, _via, _arcs.Start, _arcs.To, _arcs.Price);
        var changed = false;
        for (var node = _sink - 1; node >= 0; node--)
        {
            var best = label[node];
            if ((node & _shift) == _shift)
            {
                var free = node + 1 + _shift;
                var next = label[free] - _coverGain[node >> _shift];
                if (next < best)
                {
                    best = next;
                    via[node] = ((long)free << KindBits) | HopBackward;
                }
            }

            for (var arc = start[node]; arc < start[node + 1]; arc++)
            {
                if (_flow[arc] > 0 && label[to[arc]] - price[arc] < best)
                {
                    best = label[to[arc]] - price[arc];
                    via[node] = ((long)arc << KindBits) | ArcBackward;
                }
            }

            if (best < label[node])
            {
                label[node] = best;
                changed = true;
            }
        }

        return changed;
    }

    private (int Kind, int At, int From) Step(int node)
    {
        var kind = (int)(_via[node] & ((1 << KindBits) - 1));
        var at = (int)(_via[node] >> KindBits);
        return (kind, at, kind switch { ArcForward => _arcs.From[at], ArcBackward => _arcs.To[at], _ => at });
    }

    private int Push(int limit)
    {
        var amount = limit;
        for (var node = _sink; node != _arcs.Free(0);)
        {
            var (kind, at, from) = Step(node);
            amount = Math.Min(amount, kind switch
            {
                HopForward => RoomAbove(from >> _shift),
                HopBackward => RoomBelow(node >> _shift),
                ArcBackward => _flow[at],
                _ => int.MaxValue,
            });
            node = from;
        }

        for (var node = _sink; node != _arcs.Free(0);)
        {
            var (kind, at, from) = Step(node);
            switch (kind)
            {
                case HopForward:
                    SetCovered(from >> _shift, _covered[from >> _shift] - amount);
                    break;
                case HopBackward:
                    SetCovered(node >> _shift, _covered[node >> _shift] + amount);
                    break;
                default:
                    _flow[at] += kind == ArcForward ? amount : -amount;
                    break;
            }

            node = from;
        }

        return amount;
    }

    // Down to the foot of the step that the covered level stands on.
    private int RoomAbove(int hour)
    {
        var step = _step[hour];
        return _covered[hour] - (step == _savings.Start[hour] ? 0 : _savings.UpTo[step - 1]);
    }

    private int RoomBelow(int hour)
    {
        var above = StepOf(hour, _covered[hour] + 1);
        return above == _savings.Start[hour + 1] ? int.MaxValue : _savings.UpTo[above] - _covered[hour];
    }

    private void SetCovered(int hour, int covered)
    {
        var step = StepOf(hour, covered);
        _covered[hour] = covered;
        _step[hour] = step;

        // When no unit is left to uncover, one more would forego the dearest saving: what the hour is worth to the proof.
        _uncoverCost[hour] = Saving(hour, covered <= 0 ? _savings.Start[hour] : step);
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
