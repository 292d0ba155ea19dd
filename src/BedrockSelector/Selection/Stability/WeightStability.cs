using System.Collections.Immutable;

namespace BedrockSelector.Selection.Stability;

/// <summary>Computes exactly how far the weights of a choice can move before its winner changes.</summary>
/// <remarks>
/// <para>
/// The score of a candidate is the sum over the criteria of weight times utility, the weights being normalised to a sum of 1. When one
/// weight's share x moves and the others keep their ratio, the lead of the winner over a rival is a straight line in x, so the
/// interval in which the winner stays ends at the nearest root of these lines: no search, no step size.
/// </para>
/// <para>
/// At an end of an interval the two candidates are equal. When all other weights are zero, they have no ratio to keep and share
/// equally what is left. Utilities must be on fixed scales: then a candidate added or taken away changes no other score.
/// </para>
/// </remarks>
internal static class WeightStability
{
    /// <summary>Analyses a choice.</summary>
    /// <param name="weights">One weight a criterion; zero or more, not all zero.</param>
    /// <param name="utilities">For each candidate its utilities in the order of the weights, candidate after candidate; candidates stand in the order that breaks ties.</param>
    /// <returns>The winner, the runner-up and the intervals.</returns>
    /// <exception cref="ArgumentException">
    /// There is no weight or no candidate, the utilities do not fill whole candidates, a weight is negative, a figure is not finite, or all weights are zero.
    /// </exception>
    public static StabilityReport Analyze(ReadOnlySpan<double> weights, ReadOnlySpan<double> utilities)
    {
        Check(weights, utilities);
        var total = 0d;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var shares = new double[weights.Length];
        for (var k = 0; k < shares.Length; k++)
        {
            shares[k] = weights[k] / total;
        }

        var (winner, runnerUp, lead) = Rank(shares, utilities);
        var intervals = ImmutableArray.CreateBuilder<WeightInterval>(shares.Length);
        WeightFlip? flip = null;
        for (var k = 0; k < shares.Length; k++)
        {
            var interval = Interval(shares, utilities, winner, k);
            intervals.Add(interval);
            if (interval.WinnerBelow is { } below)
            {
                flip = Smaller(flip, new(k, interval.Share, interval.From, below));
            }

            if (interval.WinnerAbove is { } above)
            {
                flip = Smaller(flip, new(k, interval.Share, interval.To, above));
            }
        }

        return new() { Winner = winner, RunnerUp = runnerUp, Lead = lead, Weights = intervals.MoveToImmutable(), SmallestFlip = flip };
    }

    private static WeightFlip Smaller(WeightFlip? first, WeightFlip second) => first is { } known && known.Change <= second.Change ? known : second;

    private static void Check(ReadOnlySpan<double> weights, ReadOnlySpan<double> utilities)
    {
        if (weights.IsEmpty || utilities.IsEmpty || utilities.Length % weights.Length != 0)
        {
            throw new ArgumentException("Give at least one weight, and for each candidate one utility a weight.", nameof(utilities));
        }

        var any = false;
        foreach (var weight in weights)
        {
            if (!double.IsFinite(weight) || weight < 0)
            {
                throw new ArgumentException($"{weight} is not a weight; a weight is zero or more.", nameof(weights));
            }

            any |= weight > 0;
        }

        if (!any)
        {
            throw new ArgumentException("All weights are zero.", nameof(weights));
        }

        foreach (var utility in utilities)
        {
            if (!double.IsFinite(utility))
            {
                throw new ArgumentException($"{utility} is not a utility.", nameof(utilities));
            }
        }
    }

    private static (int Winner, int? RunnerUp, double? Lead) Rank(double[] shares, ReadOnlySpan<double> utilities)
    {
        var (first, second) = (-1, -1);
        var (best, next) = (0d, 0d);
        for (var c = 0; c < utilities.Length / shares.Length; c++)
        {
            var score = 0d;
            for (var k = 0; k < shares.Length; k++)
            {
                score += shares[k] * utilities[(c * shares.Length) + k];
            }

            if (first < 0 || score > best)
            {
                (second, next) = (first, best);
                (first, best) = (c, score);
            }
            else if (second < 0 || score > next)
            {
                (second, next) = (c, score);
            }
        }

        return second < 0 ? (first, null, null) : (first, second, best - next);
    }

    private static WeightInterval Interval(double[] shares, ReadOnlySpan<double> utilities, int winner, int criterion)
    {
        var (from, to) = (0d, 1d);
        int? below = null;
        int? above = null;
        var share = shares[criterion];
        var (slopeBelow, slopeAbove) = (0d, 0d);
        for (var c = 0; c < utilities.Length / shares.Length; c++)
        {
            if (c == winner)
            {
                continue;
            }

            // The lead is x times what the criterion alone gives, plus 1 - x times what the others give.
            var alone = utilities[(winner * shares.Length) + criterion] - utilities[(c * shares.Length) + criterion];
            var others = Others(shares, utilities, winner, c, criterion);
            if (alone < 0)
            {
                var root = others <= 0 ? share : Math.Clamp(others / (others - alone), share, 1);
                var slope = alone - others;
                if (root < to || above is null || (root == to && slope < slopeAbove))
                {
                    (to, above, slopeAbove) = (root, c, slope);
                }
            }

            if (others < 0)
            {
                var root = alone <= 0 ? share : Math.Clamp(others / (others - alone), 0, share);
                var slope = others - alone;
                if (root > from || below is null || (root == from && slope < slopeBelow))
                {
                    (from, below, slopeBelow) = (root, c, slope);
                }
            }
        }

        return new(share, from, to, below, above);
    }

    private static double Others(double[] shares, ReadOnlySpan<double> utilities, int winner, int rival, int criterion)
    {
        var (sum, weight) = (0d, 0d);
        for (var k = 0; k < shares.Length; k++)
        {
            if (k != criterion)
            {
                sum += shares[k] * (utilities[(winner * shares.Length) + k] - utilities[(rival * shares.Length) + k]);
                weight += shares[k];
            }
        }

        if (weight > 0)
        {
            return sum / weight;
        }

        if (shares.Length == 1)
        {
            return 0;
        }

        for (var k = 0; k < shares.Length; k++)
        {
            if (k != criterion)
            {
                sum += utilities[(winner * shares.Length) + k] - utilities[(rival * shares.Length) + k];
            }
        }

        return sum / (shares.Length - 1);
    }
}
