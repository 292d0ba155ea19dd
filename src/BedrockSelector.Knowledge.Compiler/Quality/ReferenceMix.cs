using System.Collections.Immutable;

namespace BedrockSelector.Knowledge.Compiler.Quality;

/// <summary>The scale of scores: what an ability would reach, in per cent, on the mean of the widely used benchmarks.</summary>
internal sealed class ReferenceMix
{
    private const int WidelyUsed = 20;

    private readonly QualitySeries[] _series;
    private readonly double[] _intercepts;
    private readonly double[] _slopes;
    private readonly double[] _weights;

    private ReferenceMix(QualitySeries[] series, double[] intercepts, double[] slopes, double[] weights) =>
        (_series, _intercepts, _slopes, _weights) = (series, intercepts, slopes, weights);

    public ImmutableArray<string> Benchmarks => [.. _series.Select(s => s.Benchmark.Name).Distinct().Order(StringComparer.Ordinal)];

    public static ReferenceMix Of(QualityTable table, QualityItems items)
    {
        var counts = new int[table.Series.Length];
        foreach (var cell in table.Cells)
        {
            counts[cell.Series]++;
        }

        int[] usable = [.. Enumerable.Range(0, counts.Length).Where(j => Fits(table.Series[j].Benchmark))];
        int[] wide = [.. usable.Where(j => counts[j] >= WidelyUsed)];
        var chosen = wide.Length > 0 ? wide : usable;
        if (chosen.Length == 0)
        {
            throw new ArgumentException("No percentage benchmark has enough models: the score scale needs one.", nameof(table));
        }

        // Each benchmark counts once, however many versions and runners it has.
        var shares = chosen.GroupBy(j => table.Series[j].Benchmark.Name).ToDictionary(g => g.Key, g => g.Count());
        return new(
            [.. chosen.Select(j => table.Series[j])],
            [.. chosen.Select(j => items.Intercepts[j])],
            [.. chosen.Select(j => items.Slopes[j])],
            [.. chosen.Select(j => 1d / shares.Count / shares[table.Series[j].Benchmark.Name])]);
    }

    public double Score(double ability)
    {
        var score = 0d;
        for (var j = 0; j < _series.Length; j++)
        {
            score += _weights[j] * _series[j].Restore(_intercepts[j] + (_slopes[j] * ability));
        }

        return score;
    }

    private static bool Fits(Benchmark benchmark) => benchmark is { Scale: BenchmarkScale.Percent, OwnTrait: false, IsComposite: false };
}
