using BedrockSelector.Calls;
using BedrockSelector.Evidence;

namespace BedrockSelector.Knowledge.Compiler.Quality;

/// <summary>A benchmark, version and runner: the only results that may be compared with each other directly.</summary>
internal sealed record QualitySeries(Benchmark Benchmark, string Version, string Runner, int Trait)
{
    public double Center { get; init; }

    public double Spread { get; init; } = 1;

    /// <summary>From a result to the standardised logit on which the model works.</summary>
    public double Standardise(double value, double clipPercent) => (Logit(value, clipPercent) - Center) / Spread;

    /// <summary>Back from a standardised logit to the benchmark's own units.</summary>
    public double Restore(double standardised)
    {
        var logit = Center + (Spread * standardised);
        return Benchmark.Scale switch
        {
            BenchmarkScale.Elo => logit * EloPerLogit,
            BenchmarkScale.PercentOfFaults => 100 / (1 + Math.Exp(logit)),
            _ => 100 / (1 + Math.Exp(-logit)),
        };
    }

    public double Logit(double value, double clipPercent)
    {
        if (Benchmark.Scale == BenchmarkScale.Elo)
        {
            return value / EloPerLogit;
        }

        var percent = Math.Clamp(Benchmark.Scale == BenchmarkScale.PercentOfFaults ? 100 - value : value, clipPercent, 100 - clipPercent);
        return Math.Log(percent / (100 - percent));
    }

    // 400 points of a rating are odds of ten to one by the definition of the scale.
    private static readonly double EloPerLogit = 400 / Math.Log(10);
}

internal readonly record struct QualitySubjectKey(ModelId Model, ReasoningMode Mode);

/// <summary>One result as the model sees it: standardised, with the weight of its independence.</summary>
internal readonly record struct QualityCell(int Subject, int Series, double Standardised, double Weight, double Value);

/// <summary>Observations turned into subjects, series and cells, in one fixed order.</summary>
internal sealed class QualityTable
{
    private QualityTable(TaskClass[] traits, QualitySeries[] series, QualitySubjectKey[] subjects, QualityCell[] cells) =>
        (Traits, Series, Subjects, Cells, CellsOf) = (traits, series, subjects, cells, Group(subjects.Length, cells));

    /// <summary>Tasks that have benchmarks of their own, by name; trait 0 is general ability, trait t is <c>Traits[t - 1]</c>.</summary>
    public TaskClass[] Traits { get; }

    public QualitySeries[] Series { get; }

    public QualitySubjectKey[] Subjects { get; }

    public QualityCell[] Cells { get; }

    public QualityCell[][] CellsOf { get; }

    public static QualityTable Build(IReadOnlyDictionary<string, Benchmark> benchmarks, IEnumerable<QualityObservation> observations, QualityModelOptions options)
    {
        TaskClass[] traits = [.. benchmarks.Values.Select(b => b.Task).Where(t => t != default).Distinct().OrderBy(t => t.Name, StringComparer.Ordinal)];
        var groups = Checked(benchmarks, observations)
            .GroupBy(o => (o.Benchmark, o.Version, o.Runner))
            .Where(g => g.Select(Key).Distinct().Count() >= options.MinimumModelsPerSeries)
            .OrderBy(g => g.Key.Benchmark, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Version, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Runner, StringComparer.Ordinal);
        var series = new List<QualitySeries>();
        var members = new List<QualityObservation[]>();
        foreach (var group in groups)
        {
            var benchmark = benchmarks[group.Key.Benchmark];
            var bare = new QualitySeries(benchmark, group.Key.Version, group.Key.Runner, Array.IndexOf(traits, benchmark.Task) + 1);
            QualityObservation[] results = [.. group];
            double[] logits = [.. results.Select(r => bare.Logit(r.Value, options.ClipPercent)).Order()];
            var mean = logits.Average();
            var spread = Math.Sqrt(logits.Sum(l => (l - mean) * (l - mean)) / logits.Length);
            if (spread > 1e-9)
            {
                series.Add(bare with { Center = mean, Spread = spread });
                members.Add(results);
            }
        }

        return new(traits, [.. series], SubjectsOf(members), Cut(series, members, options));
    }

    /// <summary>The same series with other observations; what belongs to no series is left aside.</summary>
    public QualityTable With(IEnumerable<QualityObservation> observations, QualityModelOptions options)
    {
        var members = new List<QualityObservation>[Series.Length];
        for (var i = 0; i < members.Length; i++)
        {
            members[i] = [];
        }

        foreach (var observation in observations)
        {
            var index = Array.FindIndex(Series, s => s.Benchmark.Name == observation.Benchmark && s.Version == observation.Version && s.Runner == observation.Runner);
            if (index >= 0)
            {
                members[index].Add(observation);
            }
        }

        var results = members.Select(m => m.ToArray()).ToList();
        return new(Traits, Series, SubjectsOf(results), Cut(Series, results, options));
    }

    private static QualitySubjectKey Key(QualityObservation observation) => new(observation.Model, observation.Mode);

    private static IEnumerable<QualityObservation> Checked(IReadOnlyDictionary<string, Benchmark> benchmarks, IEnumerable<QualityObservation> observations)
    {
        foreach (var observation in observations)
        {
            if (observation.Model == default)
            {
                throw new ArgumentException($"A result on '{observation.Benchmark}' names no model.", nameof(observations));
            }

            if (!benchmarks.TryGetValue(observation.Benchmark, out var benchmark))
            {
                throw new ArgumentException($"'{observation.Benchmark}' is none of the benchmarks given.", nameof(observations));
            }

            if (benchmark.Scale != BenchmarkScale.Elo && observation.Value is < 0 or > 100)
            {
                throw new ArgumentException($"{observation.Value} of {observation.Model} on '{observation.Benchmark}' is no percentage from 0 to 100.", nameof(observations));
            }

            yield return observation;
        }
    }

    private static QualitySubjectKey[] SubjectsOf(List<QualityObservation[]> members) =>
        [.. members.SelectMany(m => m).Select(Key).Distinct().OrderBy(k => k.Model.Value, StringComparer.Ordinal).ThenBy(k => k.Mode)];

    private static QualityCell[] Cut(IReadOnlyList<QualitySeries> series, List<QualityObservation[]> members, QualityModelOptions options)
    {
        var index = SubjectsOf(members).Select((key, i) => (key, i)).ToDictionary(pair => pair.key, pair => pair.i);
        var cells = new List<QualityCell>();
        for (var j = 0; j < series.Count; j++)
        {
            foreach (var group in members[j].GroupBy(Key).OrderBy(g => index[g.Key]))
            {
                // Repeated results of one subject in one series are one result: their mean.
                double[] values = [.. group.Select(o => o.Value).Order()];
                var value = values.Average();
                var weight = group.All(o => o.VendorReported) ? options.VendorWeight : 1;
                cells.Add(new(index[group.Key], j, series[j].Standardise(value, options.ClipPercent), weight, value));
            }
        }

        return Share(series, cells);
    }

    /// <summary>Versions and runners of one benchmark share questions: together they weigh no more than the best of them.</summary>
    private static QualityCell[] Share(IReadOnlyList<QualitySeries> series, List<QualityCell> cells)
    {
        var totals = new Dictionary<(int, string), (double Sum, double Max)>();
        foreach (var cell in cells)
        {
            var key = (cell.Subject, series[cell.Series].Benchmark.Name);
            var (sum, max) = totals.GetValueOrDefault(key);
            totals[key] = (sum + cell.Weight, Math.Max(max, cell.Weight));
        }

        return
        [
            .. cells.Select(cell =>
            {
                var (sum, max) = totals[(cell.Subject, series[cell.Series].Benchmark.Name)];
                return cell with { Weight = cell.Weight * max / sum };
            }),
        ];
    }

    private static QualityCell[][] Group(int subjects, QualityCell[] cells)
    {
        var lists = new List<QualityCell>[subjects];
        for (var i = 0; i < subjects; i++)
        {
            lists[i] = [];
        }

        foreach (var cell in cells)
        {
            lists[cell.Subject].Add(cell);
        }

        return [.. lists.Select(list => list.ToArray())];
    }
}
