using BedrockSelector.Evidence;
using BedrockSelector.Quantities;
using BedrockSelector.Selection.Portfolio;

namespace BedrockSelector.Answers;

/// <summary>Makes documents of a fit of evidence and of a portfolio.</summary>
public static class EvidenceDocumentExtensions
{
    private const int QualityPlaces = 12;

    /// <summary>Puts a fit into a document, with the two best models of each task against each other.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="scale">How the results are scored.</param>
    /// <param name="results">How many results were read.</param>
    /// <returns>The document that <c>evidence fit</c> prints.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="fit"/> is <see langword="null"/>.</exception>
    public static EvidenceFitDocument ToDocument(this EvidenceFit fit, ScoreScale scale, long results)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return new() { Scale = scale, Results = results, Rows = [.. fit.Rows.Select(Row)], Comparisons = [.. Comparisons(fit)] };
    }

    /// <summary>Puts a portfolio and its frontier into a document.</summary>
    /// <param name="result">The portfolio; <see langword="null"/> where the frontier alone was asked for.</param>
    /// <param name="frontier">The frontier; <see langword="null"/> where it was not asked for.</param>
    /// <param name="reason">Why there is no assignment; <see langword="null"/> where there is one.</param>
    /// <param name="assignments">Whether each point of the frontier names its models.</param>
    /// <returns>The document that <c>portfolio</c> prints.</returns>
    public static PortfolioDocument ToDocument(this PortfolioResult? result, PortfolioFrontier? frontier, string? reason, bool assignments) => new()
    {
        Assignment =
        [
            .. (result?.Assignment ?? []).Select(static one => new AssignmentDocument
            {
                Task = one.Task,
                Model = one.Model,
                Quality = one.Quality,
                CostUsd = one.CostUsd,
                Weight = one.Weight,
            }),
        ],
        Quality = result?.Point is { } point ? decimal.Round(point.Quality, QualityPlaces) : null,
        CostUsd = result?.Point?.CostUsd,
        LowerBoundUsd = result?.LowerBoundUsd,
        UpperBoundQuality = result?.UpperBoundQuality is { } bound ? decimal.Round(bound, QualityPlaces) : null,
        Frontier = frontier is null ? [] : [.. frontier.Points.Select((_, i) => Point(frontier, i, assignments))],
        Reason = reason,
    };

    private static PortfolioPointDocument Point(PortfolioFrontier frontier, int index, bool assignments) => new()
    {
        Quality = decimal.Round(frontier.Points[index].Quality, QualityPlaces),
        CostUsd = frontier.Points[index].CostUsd,
        Corner = frontier.Supported.Contains(index),
        Models = assignments
            ? new ValueMap<string>(frontier.AssignmentOf(index).Select(static one => KeyValuePair.Create(one.Task, one.Model)))
            : null,
    };

    private static FitRowDocument Row(FittedQuality row) => new()
    {
        Task = row.Task,
        Model = row.Model,
        Quality = AnswerJson.Measure(row.Quality),
        StandardError = AnswerJson.Measure(row.StandardError),
        Low = AnswerJson.Measure(row.Low),
        High = AnswerJson.Measure(row.High),
        CostUsd = row.CostUsd,
        Weight = row.Weight,
        Results = row.Results,
        UsedPrior = row.UsedPrior,
    };

    private static IEnumerable<FitComparisonDocument> Comparisons(EvidenceFit fit)
    {
        foreach (var task in fit.Rows.GroupBy(static row => row.Task))
        {
            if (task.OrderByDescending(static row => row.Quality).ThenBy(static row => row.Model, StringComparer.Ordinal).Take(2).ToArray()
                is not [var best, var next])
            {
                continue;
            }

            var comparison = fit.Compare(best.Task, best.Model, next.Model);
            yield return new()
            {
                Task = best.Task,
                Best = best.Model,
                Next = next.Model,
                Difference = AnswerJson.Measure(comparison.Difference),
                StandardError = AnswerJson.Measure(comparison.StandardError),
                ProbabilityBest = AnswerJson.Measure(comparison.ProbabilityFirst),
                Decided = comparison.Verdict != ComparisonVerdict.Undecided,
                ResultsNeeded = comparison.ResultsNeeded,
            };
        }
    }
}
