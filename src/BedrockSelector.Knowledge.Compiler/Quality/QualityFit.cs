using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Evidence;

namespace BedrockSelector.Knowledge.Compiler.Quality;

/// <summary>Abilities fitted from partly overlapping benchmark results, and the scores they give.</summary>
/// <remarks>
/// Made by <see cref="QualityModel"/>. Immutable and safe to share between threads.
/// Scores of different tasks stand on one scale: the score of an ability is the percentage it would reach on the reference
/// mix, the mean over the widely used percentage benchmarks of the fit.
/// </remarks>
internal sealed class QualityFit
{
    private readonly QualityTable _table;
    private readonly QualityItems _items;
    private readonly QualityModelOptions _options;
    private readonly ReferenceMix _mix;
    private readonly GaussianPosterior[] _posteriors;
    private readonly Dictionary<QualitySubjectKey, int> _index;

    internal QualityFit(QualityTable table, QualityItems items, ReferenceMix mix, QualityModelOptions options)
    {
        (_table, _items, _mix, _options) = (table, items, mix, options);
        _posteriors = items.Posteriors(table);
        _index = table.Subjects.Select((key, i) => (key, i)).ToDictionary(pair => pair.key, pair => pair.i);
    }

    /// <summary>Gets the models and modes of the fit.</summary>
    /// <value>By model id, then mode; each once.</value>
    public ImmutableArray<(ModelId Model, ReasoningMode Mode)> Subjects => [.. _table.Subjects.Select(s => (s.Model, s.Mode))];

    /// <summary>Gets the kinds of work that have benchmarks of their own in the fit.</summary>
    /// <value>By name; each once; may be empty.</value>
    public ImmutableArray<TaskClass> Tasks => [.. _table.Traits];

    /// <summary>Gets the benchmarks that make the reference mix of the score scale.</summary>
    /// <value>Names by ordinal, each once; one or more.</value>
    public ImmutableArray<string> ReferenceBenchmarks => _mix.Benchmarks;

    internal QualityTable Table => _table;

    internal QualityItems Items => _items;

    /// <summary>Assesses a model at a kind of work.</summary>
    /// <param name="model">The model.</param>
    /// <param name="mode">The mode.</param>
    /// <param name="task">The kind of work; <c>default</c> for general ability. A task without benchmarks of its own is assessed by general ability.</param>
    /// <returns>The score with its standard error, or the reason why there is none.</returns>
    public QualityAssessment Assess(ModelId model, ReasoningMode mode, TaskClass task)
    {
        var nothing = new QualityAssessment { Model = model, Mode = mode, Task = task };
        if (!_index.TryGetValue(new(model, mode), out var subject))
        {
            return nothing with { Reason = $"No results of {model} in this mode." };
        }

        var trait = Array.IndexOf(_table.Traits, task) + 1;
        var names = BenchmarksOf(subject, trait);
        if (names.Length < _options.MinimumBenchmarks)
        {
            return nothing with
            {
                Benchmarks = names,
                Reason = string.Create(CultureInfo.InvariantCulture, $"Insufficient evidence: {names.Length} of the {_options.MinimumBenchmarks} benchmarks needed."),
            };
        }

        var (mean, variance) = _posteriors[subject].Sum(0, trait > 0 ? trait : -1);
        if (trait > 0 && _items.OwnTraits[trait])
        {
            // The mix of two independent traits of variance one, brought back to variance one.
            (mean, variance) = (mean / Math.Sqrt(2), variance / 2);
        }

        var deviation = Math.Sqrt(variance);
        return nothing with
        {
            Score = _mix.Score(mean),
            StandardError = (_mix.Score(mean + deviation) - _mix.Score(mean - deviation)) / 2,
            Benchmarks = names,
        };
    }

    /// <summary>Predicts the result of a model in a series of the fit.</summary>
    /// <param name="model">The model.</param>
    /// <param name="mode">The mode.</param>
    /// <param name="benchmark">The benchmark's name.</param>
    /// <param name="version">The version.</param>
    /// <param name="runner">The runner.</param>
    /// <returns>The expected result in the benchmark's units; <see langword="null"/> when the model or the series is not in the fit.</returns>
    public double? Predict(ModelId model, ReasoningMode mode, string benchmark, string version, string runner)
    {
        var series = Array.FindIndex(_table.Series, s => s.Benchmark.Name == benchmark && s.Version == version && s.Runner == runner);
        return series >= 0 && _index.TryGetValue(new(model, mode), out var subject) ? _items.Predict(series, _posteriors[subject]) : null;
    }

    /// <summary>Assesses other results with the series of this fit as they are: nothing is learned about the benchmarks.</summary>
    /// <param name="observations">Results; those of a benchmark, version and runner that this fit lacks are left aside.</param>
    /// <returns>A fit whose subjects are those of <paramref name="observations"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="observations"/> is <see langword="null"/>.</exception>
    public QualityFit WithObservations(IEnumerable<QualityObservation> observations)
    {
        ArgumentNullException.ThrowIfNull(observations);
        return new(_table.With(observations, _options), _items, _mix, _options);
    }

    private ImmutableArray<string> BenchmarksOf(int subject, int trait)
    {
        // General ability rests on every benchmark but those of a trait of its own; a task adds its own trait's.
        var names = _table.CellsOf[subject]
            .Select(cell => _table.Series[cell.Series])
            .Where(series => !series.Benchmark.OwnTrait || series.Trait == trait)
            .Select(series => series.Benchmark.Name)
            .Distinct();
        return [.. names.Order(StringComparer.Ordinal)];
    }
}
