using BedrockSelector.Selection.Portfolio;
using BenchmarkDotNet.Attributes;

namespace BedrockSelector.Benchmarks.Selection;

/// <summary>The frontier of assignments of models to tasks; the naive version enumerates them where it can.</summary>
[MemoryDiagnoser]
public class FrontierBenchmarks
{
    private TaskOption[] _options = [];

    [Params(6, 13)]
    public int Tasks { get; set; }

    [Params(4, 10)]
    public int Models { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(42);
        _options =
        [
            .. from task in Enumerable.Range(0, Tasks)
               from model in Enumerable.Range(0, Models)
               select new TaskOption($"task-{task}", $"model-{model}", random.Next(200, 950) / 10m, random.Next(10, 5_000) / 1_000m),
        ];
        if (Enumerates)
        {
            Workload.Agree(Frontier().Points.Length, Enumerated(), "the number of points on the frontier");
        }
    }

    [Benchmark]
    public PortfolioFrontier Frontier() => new TaskPortfolio(_options).Frontier();

    /// <summary>Counts the frontier of every assignment; zero where there are too many to write down.</summary>
    [Benchmark(Baseline = true)]
    public int Enumerated()
    {
        if (!Enumerates)
        {
            return 0;
        }

        IEnumerable<(decimal Quality, decimal Usd)> all = [(0m, 0m)];
        foreach (var task in _options.GroupBy(static option => option.Task).ToArray())
        {
            all = [.. from one in all from option in task select (one.Quality + option.Quality, one.Usd + option.CostUsd)];
        }

        var (count, best) = (0, decimal.MinValue);
        foreach (var (quality, _) in all.OrderBy(static one => one.Usd).ThenByDescending(static one => one.Quality))
        {
            if (quality > best)
            {
                (count, best) = (count + 1, quality);
            }
        }

        return count;
    }

    private bool Enumerates => Math.Pow(Models, Tasks) <= 1_000_000;
}
