namespace BedrockSelector.Evidence;

/// <summary>What is known of a model's quality before the caller's own results.</summary>
/// <param name="Score">A shipped score, from 0 to 100.</param>
/// <param name="StandardError">Its standard error, in points; above 0.</param>
public readonly record struct QualityPrior(double Score, double StandardError);
