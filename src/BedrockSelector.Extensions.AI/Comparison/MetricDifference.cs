namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>Whether two models differ in a figure by more than noise.</summary>
/// <remarks>
/// By the exact two-sided rank-sum test of Wilcoxon, Mann and Whitney with mid-ranks for ties: the share of all ways to deal the
/// measured values to the two models in which their rank sums lie at least as far apart. It assumes nothing about the shape of the spread.
/// </remarks>
/// <param name="MedianDifference">The median of the first less the median of the second, in the unit of the figure.</param>
/// <param name="PValue">From 0 to 1: how often chance alone would give such a difference or a larger one.</param>
/// <param name="MoreThanNoise">
/// Whether <paramref name="PValue"/> is below the level asked for; <see langword="null"/> when there are too few runs for any difference to be.
/// </param>
public sealed record MetricDifference(double MedianDifference, double PValue, bool? MoreThanNoise);
