using System.Collections.Immutable;
using BedrockSelector.Selection.Columns;

namespace BedrockSelector.Selection;

/// <summary>The utilities of a candidate on the fixed scales; a dropped or missing criterion credits nothing.</summary>
internal readonly record struct CriterionUtilities(double Quality, double Latency, double Cost)
{
    public static CriterionUtilities Of(in OfferFigures figures, DroppedCriteria dropped) => new(
        figures.Quality is null || dropped.Quality ? 0 : UtilityScale.Quality(figures.Quality.Score),
        figures.Seconds is null || dropped.Latency ? 0 : UtilityScale.Latency(figures.Seconds.Value),
        UtilityScale.Cost(figures.CostUsd));

    public static CriterionContributions Normalize(SelectionWeights weights, ImmutableArray<Criterion> dropped) =>
        Normalize(weights, new DroppedCriteria(dropped.Contains(Criterion.Quality), dropped.Contains(Criterion.Latency)));

    public static CriterionContributions Normalize(SelectionWeights weights, DroppedCriteria dropped)
    {
        var quality = dropped.Quality ? 0 : weights.Quality;
        var latency = dropped.Latency ? 0 : weights.Latency;
        var cost = weights.Cost;

        // With every weighted criterion dropped, cost is all that is left to tell candidates apart.
        if (quality + latency + cost == 0)
        {
            cost = 1;
        }

        var sum = quality + latency + cost;
        return new(quality / sum, latency / sum, cost / sum);
    }

    public CriterionContributions Weigh(in CriterionContributions shares) =>
        new(100 * shares.Quality * Quality, 100 * shares.Latency * Latency, 100 * shares.Cost * Cost);
}
