using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Evidence;

namespace BedrockSelector.Knowledge.Compiler.Quality;

/// <summary>Cross-validation of quality fits: how far may they be trusted for results they have not seen?</summary>
/// <remarks>Composite benchmarks take no part: they hold results that were left out. Deterministic; nothing is drawn at random.</remarks>
internal static class QualityValidation
{
    /// <summary>Leaves out each family of benchmarks in turn and compares the order of the abilities with its order.</summary>
    /// <param name="benchmarks">The benchmarks, as for <see cref="QualityModel.Fit"/>.</param>
    /// <param name="observations">The results.</param>
    /// <param name="options">The constants; <see langword="null"/> for the defaults.</param>
    /// <returns>One result a family that has models with enough other evidence, by name; without errors, since nothing is known of a benchmark left out.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="QualityModel.Fit"/>.</exception>
    public static ImmutableArray<QualityValidationResult> LeaveFamilyOut(
        IEnumerable<Benchmark> benchmarks, IEnumerable<QualityObservation> observations, QualityModelOptions? options = null)
    {
        var data = Data.Of(benchmarks, observations);
        var results = ImmutableArray.CreateBuilder<QualityValidationResult>();
        foreach (var family in data.Benchmarks.GroupBy(b => b.Family).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var names = family.Select(b => b.Name).ToHashSet(StringComparer.Ordinal);
            var fit = QualityModel.Fit(data.Benchmarks, data.Observations.Where(o => !names.Contains(o.Benchmark)), options);
            var tally = new Tally();
            foreach (var observation in data.Observations.Where(o => names.Contains(o.Benchmark)))
            {
                var benchmark = data.ByName[observation.Benchmark];
                if (fit.Assess(observation.Model, observation.Mode, benchmark.Task).Score is { } score)
                {
                    tally.Rank(observation, benchmark, score);
                }
            }

            if (tally.Count > 1)
            {
                results.Add(tally.Result(family.Key));
            }
        }

        return results.ToImmutable();
    }

    /// <summary>Predicts each result from the others, a model's results on one family of benchmarks being held out together.</summary>
    /// <param name="benchmarks">The benchmarks, as for <see cref="QualityModel.Fit"/>.</param>
    /// <param name="observations">The results.</param>
    /// <param name="folds">How many fits are made, each without its share of the results; two or more.</param>
    /// <param name="options">The constants; <see langword="null"/> for the defaults.</param>
    /// <returns>The errors over all results.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="folds"/> is below two.</exception>
    /// <exception cref="ArgumentException">As for <see cref="QualityModel.Fit"/>.</exception>
    public static QualityValidationResult HoldOutCells(
        IEnumerable<Benchmark> benchmarks, IEnumerable<QualityObservation> observations, int folds = 10, QualityModelOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var data = Data.Of(benchmarks, observations);
        var fold = data.Folds(folds);
        var tally = new Tally();
        for (var k = 0; k < folds; k++)
        {
            var fit = QualityModel.Fit(data.Benchmarks, data.Observations.Where(o => fold[data.Group(o)] != k), options);
            tally.PredictAll(fit, data, data.Observations.Where(o => fold[data.Group(o)] == k));
        }

        return tally.Result("cells");
    }

    /// <summary>Learns the benchmarks from some models and predicts results of the others from their other results.</summary>
    /// <param name="benchmarks">The benchmarks, as for <see cref="QualityModel.Fit"/>.</param>
    /// <param name="observations">The results.</param>
    /// <param name="leftOut">Which models the benchmarks are not learned from: those of one maker, or those released after a date.</param>
    /// <param name="name">What is left out, for the result.</param>
    /// <param name="folds">In how many parts the results of each left-out model are predicted; two or more.</param>
    /// <param name="options">The constants; <see langword="null"/> for the defaults.</param>
    /// <returns>The errors over the results of the left-out models.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="folds"/> is below two.</exception>
    /// <exception cref="ArgumentException">As for <see cref="QualityModel.Fit"/>.</exception>
    public static QualityValidationResult LeaveModelsOut(
        IEnumerable<Benchmark> benchmarks,
        IEnumerable<QualityObservation> observations,
        Func<ModelId, bool> leftOut,
        string name,
        int folds = 5,
        QualityModelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(leftOut);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var data = Data.Of(benchmarks, observations);
        var fold = data.Folds(folds);
        var learned = QualityModel.Fit(data.Benchmarks, data.Observations.Where(o => !leftOut(o.Model)), options);
        QualityObservation[] others = [.. data.Observations.Where(o => leftOut(o.Model))];
        var tally = new Tally();
        for (var k = 0; k < folds; k++)
        {
            var fit = learned.WithObservations(others.Where(o => fold[data.Group(o)] != k));
            tally.PredictAll(fit, data, others.Where(o => fold[data.Group(o)] == k));
        }

        return tally.Result(name);
    }

    private sealed record Data(Benchmark[] Benchmarks, Dictionary<string, Benchmark> ByName, QualityObservation[] Observations)
    {
        public static Data Of(IEnumerable<Benchmark> benchmarks, IEnumerable<QualityObservation> observations)
        {
            ArgumentNullException.ThrowIfNull(benchmarks);
            ArgumentNullException.ThrowIfNull(observations);
            Benchmark[] all = [.. benchmarks];
            var composites = all.Where(b => b.IsComposite).Select(b => b.Name).ToHashSet(StringComparer.Ordinal);
            Benchmark[] simple = [.. all.Where(b => !b.IsComposite)];
            return new(
                simple,
                simple.ToDictionary(b => b.Name, StringComparer.Ordinal),
                [.. observations.Where(o => !composites.Contains(o.Benchmark))]);
        }

        public (ModelId Model, ReasoningMode Mode, string Family) Group(QualityObservation observation) =>
            (observation.Model, observation.Mode, ByName[observation.Benchmark].Family);

        /// <summary>Deals the groups out in turn, so that each fold takes from every model and family.</summary>
        public Dictionary<(ModelId Model, ReasoningMode Mode, string Family), int> Folds(int folds) => Observations
            .Select(Group)
            .Distinct()
            .OrderBy(g => g.Model.Value, StringComparer.Ordinal)
            .ThenBy(g => g.Mode)
            .ThenBy(g => g.Family, StringComparer.Ordinal)
            .Select((group, i) => (group, i))
            .ToDictionary(pair => pair.group, pair => pair.i % folds);
    }

    private sealed class Tally
    {
        private readonly Dictionary<(string, string, string), List<(double Predicted, double Measured)>> _series = [];
        private readonly List<(double Error, double Baseline)> _errors = [];

        public int Count => _series.Values.Sum(pairs => pairs.Count);

        public void Rank(QualityObservation observation, Benchmark benchmark, double predicted)
        {
            var key = (observation.Benchmark, observation.Version, observation.Runner);
            if (!_series.TryGetValue(key, out var pairs))
            {
                _series.Add(key, pairs = []);
            }

            pairs.Add((predicted, benchmark.Scale == BenchmarkScale.PercentOfFaults ? -observation.Value : observation.Value));
        }

        public void PredictAll(QualityFit fit, Data data, IEnumerable<QualityObservation> observations)
        {
            foreach (var observation in observations)
            {
                var benchmark = data.ByName[observation.Benchmark];
                if (fit.Assess(observation.Model, observation.Mode, benchmark.Task).Score is null
                    || fit.Predict(observation.Model, observation.Mode, observation.Benchmark, observation.Version, observation.Runner) is not { } predicted)
                {
                    continue;
                }

                Rank(observation, benchmark, benchmark.Scale == BenchmarkScale.PercentOfFaults ? -predicted : predicted);
                if (benchmark.Scale != BenchmarkScale.Elo)
                {
                    var series = data.Observations.Where(o =>
                        o.Benchmark == observation.Benchmark && o.Version == observation.Version && o.Runner == observation.Runner);
                    _errors.Add((Math.Abs(predicted - observation.Value), Math.Abs(series.Average(o => o.Value) - observation.Value)));
                }
            }
        }

        public QualityValidationResult Result(string name) => new()
        {
            LeftOut = name,
            Results = Count,
            MeanAbsoluteError = _errors.Count > 0 ? _errors.Average(e => e.Error) : null,
            BaselineError = _errors.Count > 0 ? _errors.Average(e => e.Baseline) : null,
            KendallTau = Tau(),
        };

        private double? Tau()
        {
            var (weighted, weight) = (0d, 0d);
            foreach (var pairs in _series.Values)
            {
                var (tau, count) = TauB(pairs);
                weighted += tau * count;
                weight += count;
            }

            return weight > 0 ? weighted / weight : null;
        }

        private static (double Tau, double Pairs) TauB(List<(double X, double Y)> points)
        {
            var (score, x, y, all) = (0, 0, 0, 0);
            for (var i = 0; i < points.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    var dx = points[i].X.CompareTo(points[j].X);
                    var dy = points[i].Y.CompareTo(points[j].Y);
                    score += dx * dy;
                    x += dx * dx;
                    y += dy * dy;
                    all++;
                }
            }

            return x == 0 || y == 0 ? (0, 0) : (score / Math.Sqrt((double)x * y), all);
        }
    }
}
