using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Evidence;

/// <summary>The caller's own evaluation results combined with the shipped evidence, by task and model.</summary>
/// <remarks>
/// <para>
/// A linear mixed model: the quality of model m at task k is the overall mean, plus what the task is easier by, plus what the model
/// is better by, plus what this model is better by at this task; each is drawn towards nothing by as much as the results warrant,
/// with variances estimated from the results (expectation and maximization with exact Gaussian posteriors, a fixed number of
/// rounds). A shipped score enters as the expected difference between the models of a task, one point for one per cent; how far the
/// caller's results follow it is itself estimated. So a few results move a score a little, many results move it all the way, and a
/// model looks different from the others at one task when the results of that task say so.
/// </para>
/// <para>Immutable and safe to share between threads. The order of the results does not matter.</para>
/// </remarks>
public sealed class EvidenceFit
{
    private readonly Dictionary<(string Task, string Model), int> _index;
    private readonly MixedModel _model;
    private readonly double _unit;
    private readonly double _z;

    private EvidenceFit(ImmutableArray<FittedQuality> rows, MixedModel model, double unit, double z)
    {
        (Rows, _model, _unit, _z) = (rows, model, unit, z);
        _index = rows.Select((row, i) => ((row.Task, row.Model), i)).ToDictionary(pair => pair.Item1, pair => pair.i);
    }

    /// <summary>Gets the fitted qualities.</summary>
    /// <value>One a task and model that has results, by task, then model, ordinal; may be empty.</value>
    public ImmutableArray<FittedQuality> Rows { get; }

    /// <summary>Combines results with what is known.</summary>
    /// <param name="results">The results; refused lines take no part.</param>
    /// <param name="options">The prior and the confidence; <see langword="null"/> for the defaults.</param>
    /// <returns>The fit.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="results"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The prior answers a score outside 0 to 100 or a standard error that is not above 0.</exception>
    public static EvidenceFit Of(EvaluationResults results, EvidenceFitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(results);
        options ??= EvidenceFitOptions.Default;
        var unit = results.Scale == ScoreScale.Percent ? 100d : 1d;
        QualityPrior?[] priors = [.. results.Cells.Select(cell => Prior(options, cell))];
        var model = MixedModel.Fit(results.Cells, priors, unit);
        var z = NormalDistribution.Quantile((1 + options.Confidence) / 2);
        var weights = results.Cells.GroupBy(c => c.Task, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(c => c.Count), StringComparer.Ordinal);
        var rows = ImmutableArray.CreateBuilder<FittedQuality>(results.Cells.Length);
        for (var i = 0; i < results.Cells.Length; i++)
        {
            var cell = results.Cells[i];
            var (mean, variance) = model.Quality(i);
            var deviation = Math.Sqrt(variance);
            rows.Add(new()
            {
                Task = cell.Task,
                Model = cell.Model,
                Quality = unit * Math.Clamp(mean, 0, 1),
                StandardError = unit * deviation,
                Low = unit * Math.Clamp(mean - (z * deviation), 0, 1),
                High = unit * Math.Clamp(mean + (z * deviation), 0, 1),
                Results = cell.Count,
                CostUsd = cell.CostUsd,
                Weight = weights[cell.Task],
                UsedPrior = priors[i] is not null,
            });
        }

        return new(rows.MoveToImmutable(), model, unit, z);
    }

    /// <summary>Compares two models at a kind of work.</summary>
    /// <param name="task">The kind of work.</param>
    /// <param name="first">A model.</param>
    /// <param name="second">Another model.</param>
    /// <returns>The comparison; its verdict may be that the results cannot tell.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="KeyNotFoundException">One of the models has no results at the task.</exception>
    public QualityComparison Compare(string task, string first, string second) =>
        TryCompare(task, first, second, out var comparison)
            ? comparison
            : throw new KeyNotFoundException($"'{first}' or '{second}' has no results at '{task}'.");

    /// <summary>Compares two models at a kind of work, if both have results.</summary>
    /// <param name="task">The kind of work.</param>
    /// <param name="first">A model.</param>
    /// <param name="second">Another model.</param>
    /// <param name="comparison">The comparison; its verdict may be that the results cannot tell.</param>
    /// <returns>Whether both models have results at the task.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public bool TryCompare(string task, string first, string second, [NotNullWhen(true)] out QualityComparison? comparison)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        comparison = null;
        if (!_index.TryGetValue((task, first), out var a) || !_index.TryGetValue((task, second), out var b))
        {
            return false;
        }

        var (difference, variance) = a == b ? (0, 0) : _model.Difference(a, b);
        var z = variance > 0 ? difference / Math.Sqrt(variance) : 0;
        var verdict = Math.Abs(z) < _z ? ComparisonVerdict.Undecided : z > 0 ? ComparisonVerdict.First : ComparisonVerdict.Second;
        var needed = _z * _z * (_model.Spread(a) + _model.Spread(b)) / (difference * difference);
        comparison = new()
        {
            Difference = _unit * difference,
            StandardError = _unit * Math.Sqrt(variance),
            ProbabilityFirst = NormalDistribution.Cumulative(z),
            Verdict = verdict,
            ResultsNeeded = verdict == ComparisonVerdict.Undecided && needed < int.MaxValue ? Math.Max(1, (int)Math.Ceiling(needed)) : null,
        };
        return true;
    }

    private static QualityPrior? Prior(EvidenceFitOptions options, EvaluationCell cell)
    {
        if (options.Prior?.Invoke(cell.Task, cell.Model) is not { } prior)
        {
            return null;
        }

        return prior.Score is >= 0 and <= 100 && prior.StandardError is > 0 and <= 100
            ? prior
            : throw new ArgumentException($"The prior of {cell.Model} at {cell.Task} is not a score from 0 to 100 with a standard error above 0.", nameof(options));
    }
}
