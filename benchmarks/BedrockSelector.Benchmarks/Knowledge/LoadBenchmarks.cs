using System.Reflection;
using System.Text.Json;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Selection;
using BenchmarkDotNet.Attributes;

namespace BedrockSelector.Benchmarks.Catalog;

/// <summary>Loading the embedded catalog, and going on to the first answer. The baseline only reads the tokens of its JSON, which nothing can avoid.</summary>
[MemoryDiagnoser]
public class LoadBenchmarks
{
    [GlobalSetup]
    public void Setup() => Workload.Agree(Load().Models.Length > 100, Tokens() > 10_000, "whether there is a catalog");

    [Benchmark(Baseline = true)]
    public int Tokens()
    {
        var assembly = typeof(ModelCatalog).Assembly;
        var tokens = 0;
        foreach (var name in assembly.GetManifestResourceNames().Where(static name => name.StartsWith("BedrockSelector.Knowledge.Data.", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var reader = new Utf8JsonReader(bytes);
            while (reader.Read())
            {
                tokens++;
            }
        }

        return tokens;
    }

    [Benchmark]
    public ModelCatalog Load() => ModelCatalog.LoadEmbedded();

    [Benchmark]
    public SelectionResult LoadToFirstSelection()
    {
        var catalog = ModelCatalog.LoadEmbedded();
        return new Selector(catalog).Select(new() { Usage = Workload.Request, AsOf = Workload.Date });
    }

    [Benchmark]
    public decimal LoadToFirstQuote()
    {
        new CostEstimator(ModelCatalog.LoadEmbedded()).TryQuote("amazon.nova-micro-v1:0", Workload.Region, Workload.Request, default, Workload.Date, out var usd);
        return usd;
    }
}
