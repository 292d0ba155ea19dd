namespace BedrockSelector.Evidence;

/// <summary>Two models at one kind of work.</summary>
public sealed record QualityComparison
{
    /// <summary>Gets by how much the first is better.</summary>
    /// <value>In the caller's units; negative when the second is better.</value>
    public required double Difference { get; init; }

    /// <summary>Gets the standard error of <see cref="Difference"/>.</summary>
    /// <value>In the caller's units; above 0.</value>
    public required double StandardError { get; init; }

    /// <summary>Gets the probability that the first is better.</summary>
    /// <value>From 0 to 1.</value>
    public required double ProbabilityFirst { get; init; }

    /// <summary>Gets the verdict at the confidence of the fit.</summary>
    public required ComparisonVerdict Verdict { get; init; }

    /// <summary>Gets about how many results each model needs for a verdict, if the difference is as it looks now.</summary>
    /// <value>One or more; <see langword="null"/> when there is a verdict, or the two look equal.</value>
    public int? ResultsNeeded { get; init; }
}
