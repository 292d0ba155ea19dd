using System.Collections.Immutable;

namespace BedrockSelector.Selection;

/// <summary>Finds the points that nothing dominates.</summary>
internal static class Pareto
{
    /// <summary>Says of each point whether it is on the frontier.</summary>
    /// <param name="utilities">One row a point: its utility by each criterion, higher is better.</param>
    /// <returns>One answer a point, in the same order: <see langword="false"/> when another point is at least as good everywhere and better somewhere.</returns>
    public static ImmutableArray<bool> Frontier(ReadOnlySpan<(double Quality, double Latency, double Cost)> utilities)
    {
        // A point that dominates another has at least its sum, and domination is transitive: by falling sums, a point has to be held against the
        // frontier so far alone. Rounding can make the two sums equal and put the dominated one first, which the second pass puts right.
        var sums = new double[utilities.Length];
        var order = new int[utilities.Length];
        for (var i = 0; i < order.Length; i++)
        {
            (sums[i], order[i]) = (-(utilities[i].Quality + utilities[i].Latency + utilities[i].Cost), i);
        }

        Array.Sort(sums, order);
        var frontier = new List<int>();
        foreach (var point in order)
        {
            if (!IsDominated(utilities[point], utilities, frontier))
            {
                frontier.Add(point);
            }
        }

        var answers = new bool[utilities.Length];
        foreach (var point in frontier)
        {
            answers[point] = !IsDominated(utilities[point], utilities, frontier);
        }

        return [.. answers];
    }

    private static bool IsDominated(
        (double Quality, double Latency, double Cost) point, ReadOnlySpan<(double Quality, double Latency, double Cost)> utilities, List<int> by)
    {
        foreach (var index in by)
        {
            var other = utilities[index];
            if (other.Quality >= point.Quality && other.Latency >= point.Latency && other.Cost >= point.Cost && other != point)
            {
                return true;
            }
        }

        return false;
    }
}
