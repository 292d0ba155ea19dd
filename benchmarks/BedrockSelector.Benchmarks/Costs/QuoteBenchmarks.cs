using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BenchmarkDotNet.Attributes;

namespace BedrockSelector.Benchmarks.Costs;

/// <summary>Pricing one request without lines.</summary>
[MemoryDiagnoser]
public class QuoteBenchmarks
{
    private CostEstimator _estimator = null!;
    private CallTarget _target = null!;

    [Params("amazon.nova-micro-v1:0", "us.anthropic.claude-sonnet-4-5-20250929-v1:0")]
    public string Id { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var (catalog, estimator, _) = Workload.Services();
        _estimator = estimator;
        _target = catalog.Resolve(ModelReference.Parse(Id), Workload.Region);
        Workload.Agree(FromTarget(), Naive(), "the price");
        Workload.Agree(FromText(), Naive(), "the price");
        Workload.Agree(FromTarget() > 0m, true, "whether there is a price");
    }

    [Benchmark(Baseline = true)]
    public decimal Naive() => Workload.Request.Entries.Sum(entry => NaiveRates.Find(
            _target.Model, _target.Region, _target.Scope, _target.Profile, PricingTier.Standard, entry.Meter, Workload.Request.TotalInputTokens)!.Price.AmountOf(entry.Quantity));

    [Benchmark]
    public decimal FromTarget()
    {
        _estimator.TryQuote(_target, Workload.Request, PricingTier.Standard, Workload.Date, out var usd);
        return usd;
    }

    [Benchmark]
    public decimal FromText()
    {
        _estimator.TryQuote(Id, Workload.Region, Workload.Request, PricingTier.Standard, Workload.Date, out var usd);
        return usd;
    }

    /// <summary>The arithmetic alone: two prices known, two multiplications, two divisions and a sum in decimal.</summary>
    [Benchmark]
    public decimal ArithmeticAlone() => UnitPrice.Of(0.035m, 1_000_000).AmountOf(1_500m) + UnitPrice.Of(0.14m, 1_000_000).AmountOf(400m);
}
