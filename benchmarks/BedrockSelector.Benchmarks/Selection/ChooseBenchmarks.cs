using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using BenchmarkDotNet.Attributes;

namespace BedrockSelector.Benchmarks.Selection;

/// <summary>Choosing the winner for one request: over every offer of a region, or over those in the region and geography that call tools.</summary>
[MemoryDiagnoser]
public class ChooseBenchmarks
{
    private readonly Usage _usage = Usage.Tokens(2_100, 350);
    private NaiveSelection _naive = null!;
    private IPreparedRequest _prepared = null!;
    private Selector _selector = null!;

    [Params("every offer", "tool use")]
    public string Asked { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var (catalog, _, evidence) = Workload.Services();
        var request = new SelectionRequest
        {
            Usage = Workload.Request,
            AsOf = Workload.Date,
            Region = Workload.Region,
            Scopes = Asked == "every offer" ? [CallScope.InRegion, CallScope.Geo, CallScope.Global] : [CallScope.InRegion, CallScope.Geo],
            Endpoints = [ModelEndpoint.Runtime, ModelEndpoint.Mantle],
            Features = Asked == "every offer" ? [] : [Feature.ToolUse, Feature.Streaming],
        };
        _naive = new(catalog, evidence);
        _selector = new(catalog);
        _prepared = _selector.Prepare(request);
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

    [Benchmark]
    public IPreparedRequest Prepare() => _selector.Prepare(_prepared.Request);
}
