namespace BedrockSelector.Planning.Inference;

/// <summary>Finds the single purchase that saves most beside those made already.</summary>
/// <remarks>Given what is held, every start, term and number of renewals of so many units is weighed.</remarks>
internal sealed class PurchaseSearch
{
    private readonly PlanProblem _problem;
    private readonly SavingsCurves _curves;
    private readonly bool _uncommitted;
    private readonly long _scale;
    private readonly int[] _covered;
    private readonly long[] _sums;
    private readonly long[] _gain;
    private readonly int[] _terms;

    /// <summary>Makes a search.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="curves">What units save.</param>
    /// <param name="uncommitted">Whether units without commitment are bought, too.</param>
    /// <param name="scale">By how much the grid of the curves is coarser than that of the problem.</param>
    public PurchaseSearch(PlanProblem problem, SavingsCurves curves, bool uncommitted, long scale = 1L)
    {
        _scale = scale;
        (_problem, _curves, _uncommitted) = (problem, curves, uncommitted && problem.UncommittedUsd is not null);
        _covered = new int[problem.Hours];
        _sums = new long[problem.Hours + 1];
        _gain = new long[problem.Hours + 1];
        _terms = new int[problem.Hours + 1];
    }

    public IReadOnlyList<int> Covered => _covered;

    /// <summary>Makes a purchase, or takes it back.</summary>
    public void Add(PlannedPurchase purchase, int sign = 1)
    {
        foreach (var (from, to) in purchase.Starts(_problem))
        {
            for (var hour = from; hour < to; hour++)
            {
                _covered[hour] += sign * purchase.Units;
            }
        }
    }

    /// <summary>The numbers of units at which some hour's savings change, beside what is held.</summary>
    /// <param name="most">At most so many, evenly chosen.</param>
    public int[] Sizes(int most)
    {
        var sizes = new SortedSet<int>();
        for (var hour = 0; hour < _problem.Hours; hour++)
        {
            for (var step = _curves.Start[hour]; step < _curves.Start[hour + 1]; step++)
            {
                if (_curves.UpTo[step] > _covered[hour])
                {
                    sizes.Add(_curves.UpTo[step] - _covered[hour]);
                }
            }
        }

        int[] all = [.. sizes];
        return all.Length <= most ? all : [.. Enumerable.Range(0, most).Select(i => all[(int)((long)i * (all.Length - 1) / (most - 1))])];
    }

    /// <summary>The best purchase of one of some sizes.</summary>
    /// <returns>The purchase and what it saves less its price, in grid steps, perhaps below zero; <c>null</c> when nothing can be bought.</returns>
    public (PlannedPurchase Purchase, long Gain)? Best(int[] sizes)
    {
        (PlannedPurchase Purchase, long Gain)? best = null;
        foreach (var units in sizes)
        {
            Sum(units);
            if (_uncommitted)
            {
                Keep(Run(units));
            }

            for (var kind = 0; kind < _problem.Kinds.Length; kind++)
            {
                Keep(Chain(kind, units));
            }
        }

        return best;

        void Keep((PlannedPurchase Purchase, long Gain)? found)
        {
            if (found is { } one && (best is null || one.Gain > best.Value.Gain))
            {
                best = found;
            }
        }
    }

    /// <summary>The best size of one term of a kind for each start.</summary>
    /// <param name="kind">The kind of commitment.</param>
    /// <param name="sizes">The sizes to weigh; one or more.</param>
    /// <returns>What it saves less its price by start, in grid steps, and the size.</returns>
    public (long[] Gain, int[] Size) Windows(int kind, IEnumerable<int> sizes)
    {
        var (best, size) = (new long[_problem.Hours], new int[_problem.Hours]);
        Array.Fill(best, long.MinValue / 4);
        foreach (var units in sizes)
        {
            Sum(units);
            for (var hour = _problem.Request.Buying.DelayHours; hour < _problem.Hours; hour++)
            {
                var end = (int)Math.Min(_problem.Hours, (long)hour + _problem.Kinds[kind].Length(hour));
                var gain = _sums[end] - _sums[hour] - (Price(kind, hour) * units);
                if (gain > best[hour])
                {
                    (best[hour], size[hour]) = (gain, units);
                }
            }
        }

        return (best, size);
    }

    /// <summary>The best number of units for the hours of a purchase: what they save falls with their number.</summary>
    public (PlannedPurchase Purchase, long Gain) Sized(PlannedPurchase purchase, int most, int least = 1)
    {
        var (low, high) = (least, Math.Max(least, most));
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (Gain(purchase with { Units = middle }) < Gain(purchase with { Units = middle + 1 }))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return (purchase with { Units = low }, Gain(purchase with { Units = low }));
    }

    /// <summary>What a purchase saves less its price, in grid steps.</summary>
    public long Gain(PlannedPurchase purchase)
    {
        var gain = -Start(purchase.Units);
        foreach (var (from, to) in purchase.Starts(_problem))
        {
            gain -= purchase.Units * (purchase.Kind < 0 ? Hourly * Math.Max(to - from, Hold(to)) : Price(purchase.Kind, from));
            for (var hour = from; hour < to; hour++)
            {
                gain = checked(gain + _curves.Between(hour, _covered[hour], _covered[hour] + purchase.Units));
            }
        }

        return gain;
    }

    private void Sum(int units)
    {
        for (var hour = 0; hour < _problem.Hours; hour++)
        {
            _sums[hour + 1] = _sums[hour] + _curves.Between(hour, _covered[hour], _covered[hour] + units);
        }
    }

    private long Hourly => _problem.Grid.Nearest(_problem.UncommittedUsd!.Value) / _scale;

    // At the end of the horizon a unit is held its least time all the same.
    private int Hold(int to) => to == _problem.Hours ? _problem.Request.Buying.MinimumHoldHours : 0;

    private long Price(int kind, int hour) => _problem.Grid.Nearest(_problem.Kinds[kind].Usd(hour)) / _scale;

    private long Start(int units) => units * (_problem.Grid.Nearest(_problem.Request.Buying.SwitchingUsd) / _scale);

    // The best stretch of hours without commitment: the largest sum of consecutive savings less price.
    private (PlannedPurchase Purchase, long Gain)? Run(int units)
    {
        var (hold, price) = (_problem.Request.Buying.MinimumHoldHours, Hourly * units);
        (PlannedPurchase Purchase, long Gain)? best = null;
        var from = _problem.Request.Buying.DelayHours;
        for (var to = from + hold; to <= _problem.Hours; to++)
        {
            // The best start up to the least time before: net savings up to it are smallest.
            var latest = to - hold;
            from = Net(latest) <= Net(from) ? latest : from;
            var gain = Net(to) - Net(from) - Start(units);
            if (best is null || gain > best.Value.Gain)
            {
                best = (new(-1, from, to - from, units), gain);
            }
        }

        return best;

        long Net(int hour) => _sums[hour] - (hour * price);
    }

    // The best start, each term renewed as long as the terms that follow are worth it together.
    private (PlannedPurchase Purchase, long Gain)? Chain(int kind, int units)
    {
        var hours = _problem.Hours;
        var first = _problem.Request.Buying.DelayHours;
        if (first >= hours)
        {
            return null;
        }

        var best = hours - 1;
        _gain[hours] = 0L;
        for (var hour = hours - 1; hour >= first; hour--)
        {
            var end = (int)Math.Min(hours, (long)hour + _problem.Kinds[kind].Length(hour));
            _gain[hour] = _sums[end] - _sums[hour] - (Price(kind, hour) * units);
            _terms[hour] = 1;
            if (end < hours && _gain[end] > 0L)
            {
                _gain[hour] += _gain[end];
                _terms[hour] += _terms[end];
            }

            if (_gain[hour] >= _gain[best])
            {
                best = hour;
            }
        }

        return (new(kind, best, _terms[best], units), _gain[best] - Start(units));
    }
}
