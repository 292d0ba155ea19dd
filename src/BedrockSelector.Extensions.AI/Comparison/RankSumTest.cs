namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>The exact two-sided rank-sum test.</summary>
internal static class RankSumTest
{
    /// <returns>The p-value, and the smallest p-value that this many values, with these ties, could give.</returns>
    public static (double PValue, double Smallest) Run(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var ranks = DoubledRanks(first, second);
        var observed = ranks.AsSpan(0, first.Length).ToArray().Sum();
        var counts = CountSums(ranks, first.Length);
        var expected = first.Length * (ranks.Length + 1);
        double total = 0d, asFar = 0d;
        var largest = 0;
        for (var sum = 0; sum < counts.Length; sum++)
        {
            total += counts[sum];
            if (counts[sum] > 0d)
            {
                largest = Math.Max(largest, Math.Abs(sum - expected));
                asFar += Math.Abs(sum - expected) >= Math.Abs(observed - expected) ? counts[sum] : 0d;
            }
        }

        var extreme = 0d;
        for (var sum = 0; sum < counts.Length; sum++)
        {
            extreme += Math.Abs(sum - expected) >= largest ? counts[sum] : 0d;
        }

        return (Math.Min(asFar / total, 1d), Math.Min(extreme / total, 1d));
    }

    // Ranks times two, so that the mean rank of tied values is a whole number.
    private static int[] DoubledRanks(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double[] values = [.. first, .. second];
        var ranks = new int[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var (below, equal) = (0, 0);
            foreach (var other in values)
            {
                below += other < values[i] ? 1 : 0;
                equal += other == values[i] ? 1 : 0;
            }

            ranks[i] = (2 * below) + equal + 1;
        }

        return ranks;
    }

    // How many subsets of the given size have each sum; doubles, since the counts outgrow integers but only their shares matter.
    private static double[] CountSums(int[] ranks, int size)
    {
        var limit = ranks.OrderDescending().Take(size).Sum();
        var counts = new double[size + 1][];
        for (var i = 0; i <= size; i++)
        {
            counts[i] = new double[limit + 1];
        }

        counts[0][0] = 1d;
        foreach (var rank in ranks)
        {
            for (var taken = size; taken > 0; taken--)
            {
                for (var sum = limit; sum >= rank; sum--)
                {
                    counts[taken][sum] += counts[taken - 1][sum - rank];
                }
            }
        }

        return counts[size];
    }
}
