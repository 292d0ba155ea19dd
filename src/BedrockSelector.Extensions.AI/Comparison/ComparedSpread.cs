namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>The middle and the spread of a figure over several runs.</summary>
/// <remarks>Part of a document: compared by value, and JSON both ways.</remarks>
public sealed record ComparedSpread
{
    /// <summary>Gets the figure.</summary>
    /// <value>Such as <c>totalSeconds</c>.</value>
    public required ComparisonMetric Metric { get; init; }

    /// <summary>Gets how many runs have it.</summary>
    /// <value>One or more.</value>
    public required int Runs { get; init; }

    /// <summary>Gets the middle value.</summary>
    /// <value>To a millionth.</value>
    public required double Median { get; init; }

    /// <summary>Gets the lower quartile.</summary>
    /// <value>To a millionth.</value>
    public required double LowerQuartile { get; init; }

    /// <summary>Gets the upper quartile.</summary>
    /// <value>To a millionth.</value>
    public required double UpperQuartile { get; init; }

    /// <summary>Gets the smallest value.</summary>
    /// <value>To a millionth.</value>
    public required double Minimum { get; init; }

    /// <summary>Gets the largest value.</summary>
    /// <value>To a millionth.</value>
    public required double Maximum { get; init; }
}
