using BedrockSelector.Catalog;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using BenchmarkDotNet.Attributes;

namespace BedrockSelector.Benchmarks.Selection;

/// <summary>Choosing the winner among made-up offers, from a hundred to a hundred thousand.</summary>
[MemoryDiagnoser]
public class ChooseScalingBenchmarks
{
    private readonly Usage _usage = Usage.Tokens(2_100, 350);
    private NaiveSelection _naive = null!;
    private IPreparedRequest _prepared = null!;

    [Params(100, 1_000, 10_000, 100_000)]
    public int Offers { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var catalog = Workload.Synthetic(Offers);
        var (estimator, evidence) = (new CostEstimator(catalog), new EvidenceStore(catalog));
        _naive = new(catalog, estimator, evidence);
        _prepared = new Selector(catalog, estimator, evidence).Prepare(new()
        {
            Usage = Workload.Request,
            AsOf = Workload.Date,
            Region = Workload.Region,
            Scopes = [CallScope.Geo],
            Endpoints = [ModelEndpoint.Runtime],
        });
        Workload.Agree(Prepared().Candidate, Naive().Candidate, "the winner");
        Workload.Agree(Prepared().CostUsd, Naive().Usd, "its cost");
    }

    [Benchmark(Baseline = true)]
    public (Candidate Candidate, double Score, decimal Usd) Naive() => _naive.Rank(_prepared.Request with { Usage = _usage })[0];

    [Benchmark]
    public Choice Prepared()
    {
        _prepared.TryChoose(_usage, out var choice);
        return choice;
    }
}
