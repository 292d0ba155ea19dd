using BedrockSelector.Quantities;

namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>Reads figures of runs for statistics; money becomes binary here and nowhere else.</summary>
internal static class ComparisonMetricReader
{
    public static double? Of(this ComparisonMetric metric, ComparisonRun run) => metric switch
    {
        ComparisonMetric.TotalSeconds => run.TotalTime?.TotalSeconds,
        ComparisonMetric.TimeToFirstTokenSeconds => run.TimeToFirstToken?.TotalSeconds,
        ComparisonMetric.OutputTokensPerSecond => run.OutputTokensPerSecond,
        ComparisonMetric.OutputTokens => (double?)run.Usage?[Meter.OutputTokens],
        ComparisonMetric.CostUsd => (double?)run.CostUsd,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "No such metric."),
    };
}
