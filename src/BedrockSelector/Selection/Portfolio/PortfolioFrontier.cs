using System.Collections.Immutable;

namespace BedrockSelector.Selection.Portfolio;

/// <summary>All portfolios that no other beats: none is at least as good and cheaper, or better and no dearer.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class PortfolioFrontier
{
    private readonly Func<int, ImmutableArray<TaskAssignment>> _assign;

    internal PortfolioFrontier(ImmutableArray<PortfolioPoint> points, ImmutableArray<int> supported, Func<int, ImmutableArray<TaskAssignment>> assign) =>
        (Points, Supported, _assign) = (points, supported, assign);

    /// <summary>Gets the points.</summary>
    /// <value>By rising cost and rising quality; one or more.</value>
    public ImmutableArray<PortfolioPoint> Points { get; }

    /// <summary>Gets the points that no mixture of two others beats either: the corners of the convex hull of the frontier.</summary>
    /// <value>
    /// Indices of <see cref="Points"/>, rising; the first and the last point among them. Between two corners, sending a share of the requests to
    /// each of the two portfolios does better than the points between; that is how to route a share of the traffic to dearer models.
    /// </value>
    public ImmutableArray<int> Supported { get; }

    /// <summary>Gets the portfolio of a point.</summary>
    /// <param name="index">The index of the point in <see cref="Points"/>.</param>
    /// <returns>One model a task, by task, ordinal.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is no index of a point.</exception>
    public ImmutableArray<TaskAssignment> AssignmentOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Points.Length);
        return _assign(index);
    }
}
