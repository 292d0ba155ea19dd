using BedrockSelector.Evidence;

namespace BedrockSelector.Selection.Stability;

/// <summary>Computes how likely the winner of a choice is truly the best, given how uncertain the scores are.</summary>
/// <remarks>
/// <para>
/// Assumes that the true score of a candidate is normally distributed about its score, with a standard deviation that is the standard error
/// of its quality times the weight and slope of quality in the score, and that errors of different models are independent. Candidates of
/// one group (offers of the same model and mode) share one error, so between them the scores decide. Costs and latencies count as known.
/// </para>
/// <para>
/// The probability that candidate w is best is the integral over its error z of the standard normal density times the product over the
/// rival groups c of Φ((s_w + σ_w z − s_c) / σ_c). It is integrated with 16-point Gauss–Legendre rules on fixed panels, finer where a rival's
/// factor changes fast: deterministic, with an error below 1e-9.
/// </para>
/// </remarks>
internal static class WinnerConfidence
{
    private const double Reach = 9;

    private static readonly double[] Nodes =
    [
        0.0950125098376374402, 0.2816035507792589132, 0.4580167776572273863, 0.6178762444026437484,
        0.7554044083550030339, 0.8656312023878317439, 0.9445750230732325761, 0.9894009349916499326,
    ];

    private static readonly double[] NodeWeights =
    [
        0.1894506104550684963, 0.1826034150449235889, 0.1691565193950025382, 0.1495959888165767321,
        0.1246289712555338720, 0.0951585116824927848, 0.0622535239386478929, 0.0271524594117540949,
    ];

    /// <summary>Computes the probability that a candidate is the best.</summary>
    /// <param name="candidate">The index of the candidate, usually the winner.</param>
    /// <param name="scores">One score a candidate.</param>
    /// <param name="deviations">One standard deviation of the score a candidate; zero or more.</param>
    /// <param name="groups">One group a candidate: candidates of the same group share one error. Empty when each candidate has its own.</param>
    /// <returns>A probability from 0 to 1; among candidates whose scores are certain and equal, the one of the smallest index counts as best.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="candidate"/> is no index of a candidate.</exception>
    /// <exception cref="ArgumentException">The lengths differ, or a figure is not finite, or a deviation is negative.</exception>
    public static double ProbabilityBest(int candidate, ReadOnlySpan<double> scores, ReadOnlySpan<double> deviations, ReadOnlySpan<int> groups = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(candidate);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(candidate, scores.Length);
        Check(scores, deviations, groups);
        var rivals = Rivals(candidate, scores, deviations, groups, out var beaten);
        if (beaten)
        {
            return 0;
        }

        var deviation = deviations[candidate];
        if (deviation == 0)
        {
            var product = 1d;
            foreach (var rival in rivals)
            {
                product *= rival.Factor(0, deviation);
            }

            return product;
        }

        // A rival without an error of its own is beaten exactly from one error of the candidate on.
        var low = -Reach;
        foreach (var rival in rivals)
        {
            if (rival.Deviation == 0)
            {
                low = Math.Max(low, -rival.Lead / deviation);
            }
        }

        return low >= Reach ? 0 : Math.Clamp(Integrate([.. rivals.Where(r => r.Deviation > 0)], deviation, low), 0, 1);
    }

    private static void Check(ReadOnlySpan<double> scores, ReadOnlySpan<double> deviations, ReadOnlySpan<int> groups)
    {
        if (deviations.Length != scores.Length || (!groups.IsEmpty && groups.Length != scores.Length))
        {
            throw new ArgumentException("Give one deviation, and one group or none, a score.", nameof(deviations));
        }

        for (var c = 0; c < scores.Length; c++)
        {
            if (!double.IsFinite(scores[c]) || !double.IsFinite(deviations[c]) || deviations[c] < 0)
            {
                throw new ArgumentException($"{scores[c]} with a deviation of {deviations[c]} is not a score.", nameof(scores));
            }
        }
    }

    /// <summary>The best candidate of each other group; whether a candidate of the same group beats this one for certain.</summary>
    private static List<Rival> Rivals(int candidate, ReadOnlySpan<double> scores, ReadOnlySpan<double> deviations, ReadOnlySpan<int> groups, out bool beaten)
    {
        beaten = false;
        var best = new Dictionary<int, int>();
        for (var c = 0; c < scores.Length; c++)
        {
            var group = groups.IsEmpty ? c : groups[c];
            if (group == (groups.IsEmpty ? candidate : groups[candidate]))
            {
                beaten |= scores[c] > scores[candidate] || (scores[c] == scores[candidate] && c < candidate);
            }
            else if (!best.TryGetValue(group, out var known) || scores[c] > scores[known])
            {
                best[group] = c;
            }
        }

        var rivals = new List<Rival>();
        foreach (var c in best.Values.Order())
        {
            var lead = scores[candidate] - scores[c];

            // A rival out of reach has a factor of one within the precision of the result.
            if (lead < Reach * (deviations[candidate] + deviations[c]) || lead <= 0)
            {
                rivals.Add(new(lead, deviations[c], c > candidate));
            }
        }

        return rivals;
    }

    private static double Integrate(Rival[] rivals, double deviation, double low)
    {
        var breaks = new SortedSet<double> { low, Reach };
        for (var z = Math.Ceiling(low); z < Reach; z++)
        {
            breaks.Add(z);
        }

        foreach (var rival in rivals)
        {
            var (middle, width) = (-rival.Lead / deviation, rival.Deviation / deviation);
            for (var step = -8; step <= 8; step++)
            {
                var z = middle + (step * width);
                if (z > low && z < Reach)
                {
                    breaks.Add(z);
                }
            }
        }

        var (sum, from) = (0d, low);
        foreach (var to in breaks)
        {
            if (to > from)
            {
                sum += Panel(rivals, deviation, from, to);
                from = to;
            }
        }

        return sum;
    }

    private static double Panel(Rival[] rivals, double deviation, double from, double to)
    {
        var (middle, half, sum) = ((from + to) / 2, (to - from) / 2, 0d);
        for (var i = 0; i < Nodes.Length; i++)
        {
            sum += NodeWeights[i] * (Integrand(rivals, deviation, middle + (half * Nodes[i])) + Integrand(rivals, deviation, middle - (half * Nodes[i])));
        }

        return half * sum;
    }

    private static double Integrand(Rival[] rivals, double deviation, double z)
    {
        var product = NormalDistribution.Density(z);
        foreach (var rival in rivals)
        {
            product *= rival.Factor(z, deviation);
        }

        return product;
    }

    private readonly record struct Rival(double Lead, double Deviation, bool LosesTies)
    {
        public double Factor(double z, double deviation)
        {
            var lead = Lead + (deviation * z);
            return Deviation > 0 ? NormalDistribution.Cumulative(lead / Deviation) : lead > 0 || (lead == 0 && LosesTies) ? 1 : 0;
        }
    }
}
