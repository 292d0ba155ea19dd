using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>How one model did.</summary>
/// <remarks>Two results are equal only if they hold the same arrays.</remarks>
public sealed record ModelResult
{
    /// <summary>Gets the model.</summary>
    /// <value>As it was asked for.</value>
    public required ModelReference Model { get; init; }

    /// <summary>Gets its calls.</summary>
    /// <value>In order; empty when it was not called.</value>
    public required ImmutableArray<ComparisonRun> Runs { get; init; }

    /// <summary>Gets what of the prompt was left out.</summary>
    /// <value>In the order of the prompt, each kind once; may be empty.</value>
    public ImmutableArray<IgnoredContent> Ignored { get; init; } = [];

    /// <summary>Gets why the model was not called.</summary>
    /// <value><see langword="null"/> when it was.</value>
    public string? Refusal { get; init; }

    /// <summary>Gets the run that stands for the model.</summary>
    /// <value>The first that answered, or else the first; <see langword="null"/> when it was not called.</value>
    public ComparisonRun? Shown => Runs.FirstOrDefault(static run => run.Error is null) ?? Runs.FirstOrDefault();

    /// <summary>Gets why there is no answer.</summary>
    /// <value>Why it was not called, or why the first call failed; <see langword="null"/> when any run answered.</value>
    public string? Failure => Refusal ?? (Runs.Any(static run => run.Error is null) ? null : Runs.FirstOrDefault()?.Error);

    /// <summary>Gets the middle and the spread of a figure over the runs that have it.</summary>
    /// <param name="metric">The figure.</param>
    /// <returns>The summary; <see langword="null"/> when no run has the figure.</returns>
    public MetricSummary? Summarize(ComparisonMetric metric) => MetricSummary.Of(Values(metric).AsSpan());

    internal ImmutableArray<double> Values(ComparisonMetric metric) =>
        [.. Runs.Select(run => metric.Of(run)).Where(static value => value.HasValue).Select(static value => value!.Value)];
}
