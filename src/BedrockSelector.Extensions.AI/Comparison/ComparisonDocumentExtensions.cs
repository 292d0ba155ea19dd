using BedrockSelector.Answers;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>Makes documents of comparisons.</summary>
public static class ComparisonDocumentExtensions
{
    private static readonly ComparisonMetric[] Metrics =
    [
        ComparisonMetric.TimeToFirstTokenSeconds, ComparisonMetric.TotalSeconds, ComparisonMetric.OutputTokensPerSecond,
        ComparisonMetric.OutputTokens, ComparisonMetric.CostUsd,
    ];

    /// <summary>Puts a comparison into a document.</summary>
    /// <param name="report">The comparison.</param>
    /// <param name="models">The ids of its models, in its order.</param>
    /// <param name="runs">How many runs of each model were asked for; one or more.</param>
    /// <returns>The document that <c>compare</c> prints.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There are not as many ids as models.</exception>
    public static ComparisonDocument ToDocument(this ComparisonReport report, ValueList<ModelId> models, int runs)
    {
        ArgumentNullException.ThrowIfNull(report);
        return models.Length != report.Results.Length
            ? throw new ArgumentException($"There are {models.Length} ids for {report.Results.Length} models.", nameof(models))
            : new()
            {
                Results = [.. report.Results.Zip(models, Model)],
                Differences = runs > 1 ? [.. report.Differences()] : null,
            };
    }

    /// <summary>Compares every two models of a comparison in every figure that both have.</summary>
    /// <param name="report">The comparison.</param>
    /// <returns>By model, then by figure; may be empty.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
    public static IEnumerable<ComparedDifference> Differences(this ComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return
            from first in report.Results.Select(static (result, index) => (result.Model, Index: index))
            from second in report.Results.Skip(first.Index + 1)
            from metric in Metrics
            let difference = report.Compare(metric, first.Model, second.Model)
            where difference is not null
            select new ComparedDifference
            {
                Metric = metric,
                First = first.Model.Text,
                Second = second.Model.Text,
                MedianDifference = Rounded(difference.MedianDifference),
                PValue = Rounded(difference.PValue),
                MoreThanNoise = difference.MoreThanNoise,
            };
    }

    private static ComparedModel Model(ModelResult result, ModelId id) => new(Shown(result))
    {
        ModelId = id,
        Reference = result.Model.Text,
        TimeToFirstTokenSeconds = Median(result, ComparisonMetric.TimeToFirstTokenSeconds),
        TotalSeconds = Median(result, ComparisonMetric.TotalSeconds),
        OutputTokensPerSecond = Median(result, ComparisonMetric.OutputTokensPerSecond),
        Lines = result.Shown?.Cost?.Lines ?? [],
        Ignored = [.. result.Ignored.Select(static one => one.Kind)],
        IgnoredReasons = result.Ignored,
        Error = result.Failure,
        Runs = result.Runs.Length > 1 ? [.. result.Runs.Select(ComparedRun.Of)] : null,
        Spread = result.Runs.Length > 1 ? [.. Metrics.Select(metric => Spread(result, metric)).OfType<ComparedSpread>()] : null,
    };

    private static ComparedRun Shown(ModelResult result) => result.Shown is { } run ? ComparedRun.Of(run) : new();

    private static double? Median(ModelResult result, ComparisonMetric metric) => AnswerJson.Measure(result.Summarize(metric)?.Median);

    private static ComparedSpread? Spread(ModelResult result, ComparisonMetric metric) => result.Summarize(metric) is not { } summary ? null : new()
    {
        Metric = metric,
        Runs = summary.Count,
        Median = Rounded(summary.Median),
        LowerQuartile = Rounded(summary.LowerQuartile),
        UpperQuartile = Rounded(summary.UpperQuartile),
        Minimum = Rounded(summary.Minimum),
        Maximum = Rounded(summary.Maximum),
    };

    private static double Rounded(double value) => AnswerJson.Measure(value) ?? 0d;
}
