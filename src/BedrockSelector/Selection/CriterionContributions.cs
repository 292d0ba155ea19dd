namespace BedrockSelector.Selection;

/// <summary>What each criterion adds to a score; the three add up to it.</summary>
/// <param name="Quality">Points; zero where the criterion was dropped or not credited.</param>
/// <param name="Latency">Points; zero where the criterion was dropped or not credited.</param>
/// <param name="Cost">Points; zero where the criterion was dropped or not credited.</param>
public readonly record struct CriterionContributions(double Quality, double Latency, double Cost)
{
    /// <summary>Gets the score.</summary>
    /// <value>The sum of the three, in points.</value>
    public double Total => Quality + Latency + Cost;
}
