namespace BedrockSelector.Planning.Inference;

/// <summary>For every hour, what the k-th unit saves: a falling staircase, kept as its steps.</summary>
/// <remarks>
/// Money is whole multiples of a grid step, so that sums and comparisons are exact. The steps of hour t are the
/// entries from <c>Start[t]</c> to <c>Start[t + 1]</c>; a step holds for the levels above the previous step's
/// <c>UpTo</c> up to its own. Levels above the last step save nothing.
/// </remarks>
internal sealed class SavingsCurves(int[] start, int[] upTo, long[] value)
{
    public int Hours => Start.Length - 1;

    public int[] Start { get; } = start;

    public int[] UpTo { get; } = upTo;

    public long[] Value { get; } = value;

    /// <summary>The highest level that saves anything in any hour.</summary>
    public int Levels => UpTo.Length == 0 ? 0 : UpTo.Max();

    /// <summary>What level k of an hour saves.</summary>
    public long At(int hour, int level)
    {
        for (var step = Start[hour]; step < Start[hour + 1]; step++)
        {
            if (level <= UpTo[step])
            {
                return Value[step];
            }
        }

        return 0;
    }

    /// <summary>What the levels of an hour above one and up to another save.</summary>
    public long Between(int hour, int above, int upTo)
    {
        var total = 0L;
        var from = above;
        for (var step = Start[hour]; step < Start[hour + 1] && from < upTo; step++)
        {
            if (UpTo[step] > from)
            {
                var to = Math.Min(UpTo[step], upTo);
                total += (to - from) * Value[step];
                from = to;
            }
        }

        return total;
    }

    /// <summary>What all levels of an hour above the given one would save: the cost of what stays uncovered.</summary>
    public long Above(int hour, int level)
    {
        var total = 0L;
        var from = level;
        for (var step = Start[hour]; step < Start[hour + 1]; step++)
        {
            if (UpTo[step] > from)
            {
                total = checked(total + ((UpTo[step] - from) * Value[step]));
                from = UpTo[step];
            }
        }

        return total;
    }
}
