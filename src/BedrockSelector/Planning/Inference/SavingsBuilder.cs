namespace BedrockSelector.Planning.Inference;

/// <summary>Builds <see cref="SavingsCurves"/> hour by hour.</summary>
internal sealed class SavingsBuilder(int hours)
{
    private readonly List<int> _start = new(hours + 1) { 0 };
    private readonly List<int> _upTo = new(hours * 2);
    private readonly List<long> _value = new(hours * 2);

    private int _raisedTo;
    private long _raise;

    /// <summary>Raises the value of the first levels of the current hour: they must be held.</summary>
    public void Raise(int levels, long value) => (_raisedTo, _raise) = (levels, value);

    /// <summary>Adds a step to the current hour; empty and worthless steps are left out.</summary>
    public void Step(int upTo, long value)
    {
        var from = Top;
        if (from < _raisedTo)
        {
            Add(Math.Min(upTo, _raisedTo), value + _raise);
        }

        Add(upTo, value);
    }

    /// <summary>The highest level of the current hour so far.</summary>
    private int Top => _upTo.Count == _start[^1] ? 0 : _upTo[^1];

    private void Add(int upTo, long value)
    {
        var from = Top;
        if (value <= 0 || upTo <= from)
        {
            return;
        }

        if (from > 0 && _value[^1] == value)
        {
            _upTo[^1] = upTo;
            return;
        }

        _upTo.Add(upTo);
        _value.Add(value);
    }

    public void EndHour()
    {
        _start.Add(_upTo.Count);
        _raisedTo = 0;
    }

    public SavingsCurves Build() => new([.. _start], [.. _upTo], [.. _value]);

    /// <summary>The same curves with no step above a ceiling, which holds from some hour on, and no level above a limit by hour.</summary>
    public static SavingsCurves Capped(SavingsCurves curves, long ceiling, int[] levels, int fromHour = 0)
    {
        var builder = new SavingsBuilder(curves.Hours);
        for (var hour = 0; hour < curves.Hours; hour++)
        {
            for (var step = curves.Start[hour]; step < curves.Start[hour + 1]; step++)
            {
                builder.Step(Math.Min(curves.UpTo[step], levels[hour]), hour < fromHour ? curves.Value[step] : Math.Min(curves.Value[step], ceiling));
            }

            builder.EndHour();
        }

        return builder.Build();
    }

    /// <summary>The same curves on a coarser grid, with every step of a value and more raised to outweigh all others together.</summary>
    public static SavingsCurves Raised(SavingsCurves curves, long value, long scale)
    {
        var most = long.MaxValue / 16L / Math.Max(1L, (long)curves.Levels * curves.Hours);
        var builder = new SavingsBuilder(curves.Hours);
        for (var hour = 0; hour < curves.Hours; hour++)
        {
            for (var step = curves.Start[hour]; step < curves.Start[hour + 1]; step++)
            {
                builder.Step(curves.UpTo[step], curves.Value[step] >= value ? most : Math.Max(1L, curves.Value[step] / scale));
            }

            builder.EndHour();
        }

        return builder.Build();
    }

    /// <summary>
    /// The same curves where up to so many units at a price stand in for those that are missing: steps by value, those at the price
    /// among them, less the first of them.
    /// </summary>
    public static SavingsCurves Beside(SavingsCurves curves, long price, int most, int fromHour)
    {
        var builder = new SavingsBuilder(curves.Hours);
        for (var hour = 0; hour < curves.Hours; hour++)
        {
            var (from, skip, inserted) = (0, hour < fromHour ? 0 : most, hour < fromHour);
            for (var step = curves.Start[hour]; step < curves.Start[hour + 1]; step++)
            {
                if (!inserted && curves.Value[step] <= price)
                {
                    Merge(most, price);
                    inserted = true;
                }

                Merge(curves.UpTo[step] - from, curves.Value[step]);
                from = curves.UpTo[step];
            }

            if (!inserted)
            {
                Merge(most, price);
            }

            builder.EndHour();

            void Merge(int levels, long value)
            {
                var dropped = Math.Min(skip, levels);
                skip -= dropped;
                builder.Step(builder.Top + levels - dropped, value);
            }
        }

        return builder.Build();
    }

    /// <summary>The expected curves: the weighted sum of several, each share rounded down to the grid.</summary>
    public static SavingsCurves Expected(ReadOnlySpan<SavingsCurves> curves, ReadOnlySpan<decimal> probabilities)
    {
        if (curves.Length == 1)
        {
            return curves[0];
        }

        var hours = curves[0].Hours;
        var builder = new SavingsBuilder(hours);
        var ends = new SortedSet<int>();
        for (var hour = 0; hour < hours; hour++)
        {
            ends.Clear();
            foreach (var curve in curves)
            {
                for (var step = curve.Start[hour]; step < curve.Start[hour + 1]; step++)
                {
                    ends.Add(curve.UpTo[step]);
                }
            }

            foreach (var end in ends)
            {
                var value = 0L;
                for (var i = 0; i < curves.Length; i++)
                {
                    value += Share(curves[i].At(hour, end), probabilities[i]);
                }

                builder.Step(end, value);
            }

            builder.EndHour();
        }

        return builder.Build();
    }

    public static long Share(long value, decimal probability) => (long)decimal.Floor(value * probability);
}
