using BedrockSelector.Selection.Portfolio;
using BenchmarkDotNet.Attributes;

namespace BedrockSelector.Benchmarks.Selection;

/// <summary>The frontier of assignments of models to tasks, by costs and quality.</summary>
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
        Workload.Agree(Frontier().Points.Length, Naive(), "the number of points on the frontier");
    }

    [Benchmark]
    public PortfolioFrontier Frontier() => new TaskPortfolio(_options).Frontier();

    /// <summary>Adds one task after another to every point so far and keeps what nothing dominates.</summary>
    [Benchmark(Baseline = true)]
    public int Naive()
    {
        (decimal Quality, decimal Usd)[] frontier = [(0m, 0m)];
        foreach (var task in _options.GroupBy(static option => option.Task))
        {
            var best = decimal.MinValue;
            frontier =
            [
                .. (from point in frontier from option in task select (Quality: point.Quality + option.Quality, Usd: point.Usd + option.CostUsd))
                    .OrderBy(static point => point.Usd).ThenByDescending(static point => point.Quality)
                    .Where(point => point.Quality > best && (best = point.Quality) == point.Quality),
            ];
        }

        return frontier.Length;
    }
}
