using System.Collections.Immutable;

namespace BedrockSelector.Selection;

/// <summary>The utilities of a candidate on the fixed scales; a dropped or missing criterion credits nothing.</summary>
internal readonly record struct CriterionUtilities(double Quality, double Latency, double Cost)
{
    public static CriterionUtilities Of(AdmittedCandidate candidate, ImmutableArray<Criterion> dropped) => new(
        candidate.Quality is null || dropped.Contains(Criterion.Quality) ? 0 : UtilityScale.Quality(candidate.Quality.Score),
        candidate.LatencySeconds is null || dropped.Contains(Criterion.Latency) ? 0 : UtilityScale.Latency(candidate.LatencySeconds.Value),
        UtilityScale.Cost(candidate.CostUsd));

    public static CriterionContributions Normalize(SelectionWeights weights, ImmutableArray<Criterion> dropped)
    {
        var quality = dropped.Contains(Criterion.Quality) ? 0 : weights.Quality;
        var latency = dropped.Contains(Criterion.Latency) ? 0 : weights.Latency;
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
