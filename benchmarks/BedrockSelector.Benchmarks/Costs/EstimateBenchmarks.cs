using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BenchmarkDotNet.Attributes;

namespace BedrockSelector.Benchmarks.Costs;

/// <summary>Pricing one request line by line, with sources and warnings.</summary>
[MemoryDiagnoser]
public class EstimateBenchmarks
{
    private CostEstimator _estimator = null!;
    private CostRequest _request = null!;
    private ModelCatalog _catalog = null!;

    [Params("amazon.nova-micro-v1:0", "us.anthropic.claude-sonnet-4-5-20250929-v1:0")]
    public string Id { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        (_catalog, _estimator, _) = Workload.Services();
        _request = new() { Model = ModelReference.Parse(Id), Region = Workload.Region, Usage = Workload.Request, AsOf = Workload.Date };
        Workload.Agree(Estimate().TotalUsd, Naive(), "the total");
    }

    /// <summary>The total alone, by searching the rates.</summary>
    [Benchmark(Baseline = true)]
    public decimal? Naive()
    {
        var target = _catalog.Resolve(_request.Model, _request.Region);
        return _request.Usage.Entries.Sum(entry => NaiveRates.Find(
            target.Model, target.Region, target.Scope, target.Profile, PricingTier.Standard, entry.Meter, _request.Usage.TotalInputTokens)!.Price.AmountOf(entry.Quantity));
    }

    [Benchmark]
    public CostEstimate Estimate() => _estimator.Estimate(_request);
}
