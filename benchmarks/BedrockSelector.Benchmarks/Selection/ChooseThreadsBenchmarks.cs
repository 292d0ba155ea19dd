using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using BenchmarkDotNet.Attributes;

namespace BedrockSelector.Benchmarks.Selection;

/// <summary>The same choices and quotes from one thread and from two at once, each doing as many: shared state would show as a longer time.</summary>
/// <remarks>Each thread works for some 100 ms, since the system may start two threads on one processor and part them only after some milliseconds.</remarks>
[MemoryDiagnoser]
public class ChooseThreadsBenchmarks
{
    private const int Choices = 200_000;
    private const int Quotes = 1_000_000;

    private readonly Usage _usage = Usage.Tokens(2_100, 350);
    private BedrockSelector.Costs.CostEstimator _estimator = null!;
    private IPreparedRequest _prepared = null!;
    private CallTarget _target = null!;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var (catalog, estimator, _) = Workload.Services();
        _estimator = estimator;
        _target = catalog.Resolve(ModelReference.Parse("us.amazon.nova-lite-v1:0"), Workload.Region);
        _prepared = new Selector(catalog).Prepare(new() { Usage = Workload.Request, AsOf = Workload.Date, Region = Workload.Region });
    }

    [Benchmark(OperationsPerInvoke = Choices)]
    public void Choose() => Run(Choices, () => _prepared.TryChoose(_usage, out _));

    [Benchmark(OperationsPerInvoke = Quotes)]
    public void Quote() => Run(Quotes, () => _estimator.TryQuote(_target, _usage, PricingTier.Standard, Workload.Date, out _));

    [Benchmark(OperationsPerInvoke = Quotes)]
    public void QuoteFromText() => Run(Quotes, () => _estimator.TryQuote("us.amazon.nova-lite-v1:0", Workload.Region, _usage, PricingTier.Standard, Workload.Date, out _));

    private void Run(int times, Action one)
    {
        var threads = new Thread[Threads];
        for (var i = 0; i < threads.Length; i++)
        {
            threads[i] = new(() =>
            {
                for (var j = 0; j < times; j++)
                {
                    one();
                }
            });
            threads[i].Start();
        }

        foreach (var thread in threads)
        {
            thread.Join();
        }
    }
}
