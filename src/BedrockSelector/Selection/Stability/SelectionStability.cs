using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using BedrockSelector.Calls;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Selection.Stability;

/// <summary>How firmly the winner of a selection stands against other weights and against errors of the evidence.</summary>
internal sealed record SelectionStability
{
    /// <summary>Gets the winner.</summary>
    public required RankedCandidate Winner { get; init; }

    /// <summary>Gets the best candidate of another model.</summary>
    /// <value><see langword="null"/> when all candidates are offers of one model.</value>
    public RankedCandidate? RunnerUp { get; init; }

    /// <summary>Gets by how much the winner's score is above the runner-up's.</summary>
    /// <value>Points, zero or more; <see langword="null"/> without a runner-up.</value>
    public double? Lead { get; init; }

    /// <summary>Gets the criteria that were counted.</summary>
    /// <value>One a criterion that was not dropped: quality, latency, cost.</value>
    public required ImmutableArray<CriterionStability> Criteria { get; init; }

    /// <summary>Gets the smallest change of one weight past which another candidate wins.</summary>
    /// <value>The criterion and the end of its interval that is nearest; <see langword="null"/> when no weight can change the winner.</value>
    public (CriterionStability Criterion, double ToShare, RankedCandidate Winner)? SmallestFlip { get; init; }

    /// <summary>Gets the probability that the winner's model is truly the best choice, given the standard errors of the qualities.</summary>
    /// <value>
    /// From 0 to 1, see <see cref="WinnerConfidence"/>; <see langword="null"/> when quality does not count or a candidate's quality is unknown.
    /// It speaks of the candidates ranked; the best of many uncertain ones is less sure than the better of two.
    /// </value>
    public double? ProbabilityBest { get; init; }

    /// <summary>Analyses a selection.</summary>
    /// <param name="result">The selection.</param>
    /// <param name="stability">The analysis.</param>
    /// <returns>Whether anything qualifies.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is <see langword="null"/>.</exception>
    public static bool TryAnalyze(SelectionResult result, [NotNullWhen(true)] out SelectionStability? stability)
    {
        ArgumentNullException.ThrowIfNull(result);
        stability = null;
        if (result.Best is not { } winner)
        {
            return false;
        }

        // Candidates stand in their ranked order, so that a tie goes to the one ranked first.
        var ranked = result.Ranked;
        var shares = CriterionUtilities.Normalize(result.Request.Weights, result.Dropped);
        Criterion[] counted = [.. new[] { Criterion.Quality, Criterion.Latency, Criterion.Cost }.Where(c => !result.Dropped.Contains(c))];
        double[] weights = [.. counted.Select(c => Of(c, shares))];
        double[] utilities = [.. ranked.SelectMany(one => counted.Select(c => Utility(c, one)))];
        var report = WeightStability.Analyze(weights, utilities);
        var criteria = ImmutableArray.CreateBuilder<CriterionStability>(counted.Length);
        for (var k = 0; k < counted.Length; k++)
        {
            var interval = report.Weights[k];
            criteria.Add(new()
            {
                Criterion = counted[k],
                Share = interval.Share,
                From = interval.From,
                To = interval.To,
                WinnerBelow = interval.WinnerBelow is { } below ? ranked[below] : null,
                WinnerAbove = interval.WinnerAbove is { } above ? ranked[above] : null,
            });
        }

        var analysed = criteria.MoveToImmutable();
        var runnerUp = ranked.FirstOrDefault(one => one.Candidate.Model.Id != winner.Candidate.Model.Id);
        stability = new()
        {
            Winner = winner,
            RunnerUp = runnerUp,
            Lead = runnerUp is null ? null : winner.Contributions.Total - runnerUp.Contributions.Total,
            Criteria = analysed,
            SmallestFlip = report.SmallestFlip is { } flip ? (analysed[flip.Criterion], flip.ToShare, ranked[flip.Winner]) : null,
            ProbabilityBest = Probability(ranked, shares.Quality),
        };
        return true;
    }

    private static double? Probability(ImmutableArray<RankedCandidate> ranked, double share)
    {
        if (share <= 0 || ranked.Any(static one => one.Quality is null))
        {
            return null;
        }

        // The quality utility is linear in quality, so an error of one point moves the score by the share of quality.
        var groups = new Dictionary<(ModelId, ReasoningMode), int>();
        var members = new int[ranked.Length];
        for (var i = 0; i < members.Length; i++)
        {
            var key = (ranked[i].Candidate.Model.Id, ranked[i].Quality!.Mode);
            if (!groups.TryGetValue(key, out members[i]))
            {
                members[i] = groups[key] = groups.Count;
            }
        }

        return WinnerConfidence.ProbabilityBest(
            0, [.. ranked.Select(static one => one.Contributions.Total)], [.. ranked.Select(one => share * one.Quality!.StandardError)], members);
    }

    private static double Of(Criterion criterion, in CriterionContributions shares) => criterion switch
    {
        Criterion.Quality => shares.Quality,
        Criterion.Latency => shares.Latency,
        _ => shares.Cost,
    };

    private static double Utility(Criterion criterion, RankedCandidate one) => criterion switch
    {
        Criterion.Quality => one.Quality is { } quality ? UtilityScale.Quality(quality.Score) : 0,
        Criterion.Latency => one.LatencySeconds is { } seconds ? UtilityScale.Latency(seconds) : 0,
        _ => UtilityScale.Cost(one.CostUsd),
    };
}
