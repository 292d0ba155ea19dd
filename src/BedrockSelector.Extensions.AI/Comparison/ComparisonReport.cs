using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>How several models did on one prompt.</summary>
/// <remarks>Two reports are equal only if they hold the same array.</remarks>
public sealed record ComparisonReport
{
    /// <summary>Gets the results.</summary>
    /// <value>One a model, in the order asked for; never empty.</value>
    public required ImmutableArray<ModelResult> Results { get; init; }

    /// <summary>Asks whether two models differ in a figure by more than noise.</summary>
    /// <param name="metric">The figure.</param>
    /// <param name="first">A model of the report.</param>
    /// <param name="second">Another.</param>
    /// <param name="level">Below which probability chance is ruled out, more than 0 and less than 1.</param>
    /// <returns>The difference; <see langword="null"/> when a model has no run with that figure.</returns>
    /// <exception cref="ArgumentNullException">A model is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A model is not in the report.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is out of range.</exception>
    public MetricDifference? Compare(ComparisonMetric metric, ModelReference first, ModelReference second, double level = 0.05)
    {
        if (!(level is > 0d and < 1d))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level is more than 0 and less than 1.");
        }

        var (one, two) = (Find(first).Values(metric), Find(second).Values(metric));
        if (one.IsEmpty || two.IsEmpty)
        {
            return null;
        }

        var (pValue, smallest) = RankSumTest.Run(one.AsSpan(), two.AsSpan());
        var difference = MetricSummary.Of(one.AsSpan())!.Median - MetricSummary.Of(two.AsSpan())!.Median;
        return new(difference, pValue, smallest < level ? pValue < level : null);
    }

    private ModelResult Find(ModelReference model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Results.FirstOrDefault(result => result.Model.Equals(model))
            ?? throw new ArgumentException($"'{model}' is not in the report.", nameof(model));
    }
}
