namespace BedrockSelector.Planning.Inference;

/// <summary>Makes the savings curves of hours.</summary>
internal static class HourCurves
{
    /// <summary>What each unit saves against overflow.</summary>
    /// <param name="hours">The hours.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="shortfall">What leaving an hour short costs a unit, where overflow is forbidden.</param>
    /// <param name="mustHold">Units that must be held in each hour.</param>
    /// <param name="must">What not holding one of them costs.</param>
    /// <param name="spared">Hours that may be left short.</param>
    public static SavingsCurves Of(ServedHour[] hours, MoneyGrid grid, long? shortfall, int[] mustHold, long must, bool[] spared)
    {
        var builder = new SavingsBuilder(hours.Length);
        for (var i = 0; i < hours.Length; i++)
        {
            var hour = hours[i];
            builder.Raise(mustHold[i], must);
            if (hour.WholeUnits > 0)
            {
                if (shortfall is { } large)
                {
                    builder.Step(spared[i] ? 0 : hour.WholeUnits, large);
                }
                else if (hour.Held > 0 || hour.BatchShare > 0m)
                {
                    Steps(builder, hour, grid);
                }
                else if (hour.Units!.Value <= 1m)
                {
                    builder.Step(1, grid.Nearest(hour.OverflowUsd));
                }
                else
                {
                    // Rounded up, so that the last unit never saves more than the others.
                    var whole = grid.Nearest(hour.OverflowUsd);
                    var each = Math.Max(1L, grid.Up(hour.OverflowUsd / hour.Units.Value));
                    var full = (int)Math.Min(whole / each, hour.WholeUnits);
                    builder.Step(full, each);
                    if (full < hour.WholeUnits)
                    {
                        builder.Step(full + 1, whole - (full * each));
                    }
                }
            }

            builder.EndHour();
        }

        return builder.Build();
    }

    // First the units that save on-demand tokens, one that saves of both, then those that save batches, and the last, partly used.
    private static void Steps(SavingsBuilder builder, ServedHour hour, MoneyGrid grid)
    {
        var needed = hour.Units!.Value;
        var left = grid.Nearest(hour.Usd(0));
        var last = hour.WholeUnits;
        var onDemand = Math.Clamp((int)decimal.Floor(needed * (1m - hour.BatchShare)) - hour.Held, 0, last);
        var level = 0;
        var value = long.MaxValue;
        Add(onDemand, hour.OverflowUsd / needed);
        Add(onDemand + 1, hour.Usd(onDemand) - hour.Usd(onDemand + 1));
        Add(last - 1, hour.BatchUsd / needed);
        Add(last, hour.Usd(last - 1));

        void Add(int upTo, decimal usd)
        {
            if (upTo <= level || upTo > last || left <= 0L)
            {
                return;
            }

            value = Math.Min(value, Math.Max(1L, grid.Up(usd)));
            var full = (int)Math.Min(left / value, upTo - level);
            builder.Step(level + full, value);
            left -= full * value;
            level += full;
            if (level < upTo && left > 0L)
            {
                value = left;
                builder.Step(++level, left);
                left = 0L;
            }
        }
    }
}
