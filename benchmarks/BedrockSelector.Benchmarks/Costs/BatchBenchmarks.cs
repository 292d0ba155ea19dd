using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Costs.Batch;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BenchmarkDotNet.Attributes;

namespace BedrockSelector.Benchmarks.Costs;

/// <summary>Pricing a usage log on every offer of a region. Divide by records × offers for the time of a pair.</summary>
[MemoryDiagnoser]
public class BatchBenchmarks
{
    private CostEstimator _estimator = null!;
    private BatchPricer _pricer = null!;
    private ImmutableArray<CallTarget> _targets;
    private Usage[] _records = [];
    private UsageBatch _batch = null!;

    [Params(1_000, 100_000)]
    public int Records { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var (catalog, estimator, _) = Workload.Services();
        (_estimator, _pricer, _targets, _records) = (estimator, new(catalog), Workload.Targets(catalog), Workload.Log(Records));
        _batch = UsageBatch.Of(_records);
        Console.WriteLine($"// {Records} records × {_targets.Length} offers = {(long)Records * _targets.Length} pairs");
        var prices = OneThread();
        for (var i = 0; i < Records; i += 997)
        {
            for (var target = 0; target < _targets.Length; target++)
            {
                var priced = _estimator.TryQuote(_targets[target], _records[i], PricingTier.Standard, Workload.Date, out var naive);
                Workload.Agree(prices.TryGetUsd(target, i, out var fast), priced, "whether there is a price");
                Workload.Agree(fast, naive, "the price");
            }
        }
    }

    /// <summary>One quote after another.</summary>
    [Benchmark(Baseline = true)]
    public decimal Naive()
    {
        var sum = 0m;
        foreach (var target in _targets)
        {
            foreach (var record in _records)
            {
                _estimator.TryQuote(target, record, PricingTier.Standard, Workload.Date, out var usd);
                sum += usd;
            }
        }

        return sum;
    }

    [Benchmark]
    public BatchPrices OneThread() => _pricer.Price(_batch, _targets, PricingTier.Standard, Workload.Date, threads: 1);

    [Benchmark]
    public BatchPrices TwoThreads() => _pricer.Price(_batch, _targets, PricingTier.Standard, Workload.Date, threads: 2);

    /// <summary>The limit: making and writing eight bytes a pair.</summary>
    [Benchmark]
    public double[][] WriteAlone()
    {
        var amounts = new double[_targets.Length][];
        for (var target = 0; target < amounts.Length; target++)
        {
            amounts[target] = GC.AllocateUninitializedArray<double>(Records);
            amounts[target].AsSpan().Fill(target);
        }

        return amounts;
    }

    [Benchmark]
    public UsageBatch Columns() => UsageBatch.Of(_records);
}
