using System.Collections.Immutable;

namespace BedrockSelector.Selection;

/// <summary>Finds the points that nothing dominates.</summary>
public static class Pareto
{
    /// <summary>Says of each point whether it is on the frontier.</summary>
    /// <param name="utilities">One row a point: its utility by each criterion, higher is better.</param>
    /// <returns>One answer a point, in the same order: <see langword="false"/> when another point is at least as good everywhere and better somewhere.</returns>
    public static ImmutableArray<bool> Frontier(ReadOnlySpan<(double Quality, double Latency, double Cost)> utilities)
    {
        var frontier = ImmutableArray.CreateBuilder<bool>(utilities.Length);
        foreach (var point in utilities)
        {
            var dominated = false;
            foreach (var other in utilities)
            {
                if (other.Quality >= point.Quality && other.Latency >= point.Latency && other.Cost >= point.Cost && other != point)
                {
                    dominated = true;
                    break;
                }
            }

            frontier.Add(!dominated);
        }

        return frontier.MoveToImmutable();
    }
}
