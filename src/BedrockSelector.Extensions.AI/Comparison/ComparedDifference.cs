namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>How two models differ in a figure.</summary>
/// <remarks>Part of a document: compared by value, and JSON both ways.</remarks>
public sealed record ComparedDifference
{
    /// <summary>Gets the figure.</summary>
    /// <value>Such as <c>totalSeconds</c>.</value>
    public required ComparisonMetric Metric { get; init; }

    /// <summary>Gets the first model.</summary>
    /// <value>As it was asked for.</value>
    public required string First { get; init; }

    /// <summary>Gets the second model.</summary>
    /// <value>As it was asked for.</value>
    public required string Second { get; init; }

    /// <summary>Gets the median of the first less that of the second.</summary>
    /// <value>In the unit of the figure, to a millionth.</value>
    public required double MedianDifference { get; init; }

    /// <summary>Gets how often chance alone would give such a difference or a larger one.</summary>
    /// <value>From 0 to 1, to a millionth.</value>
    public required double PValue { get; init; }

    /// <summary>Gets whether they differ by more than noise.</summary>
    /// <value><see langword="null"/> where there are too few runs to tell.</value>
    public bool? MoreThanNoise { get; init; }
}
