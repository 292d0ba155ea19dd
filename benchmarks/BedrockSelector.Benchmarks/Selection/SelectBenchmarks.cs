using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using BenchmarkDotNet.Attributes;

namespace BedrockSelector.Benchmarks.Selection;

/// <summary>The whole decision record: every candidate ranked, every loser with its reason.</summary>
[MemoryDiagnoser]
public class SelectBenchmarks
{
    private NaiveSelection _naive = null!;
    private Selector _selector = null!;
    private SelectionRequest _request = null!;

    [Params("us-east-1", "eu-west-1")]
    public string Region { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var (catalog, _, evidence) = Workload.Services();
        _request = new()
        {
            Usage = Workload.Request,
            AsOf = Workload.Date,
            Region = new(Region),
            Scopes = [CallScope.InRegion, CallScope.Geo],
            Endpoints = [ModelEndpoint.Runtime, ModelEndpoint.Mantle],
        };
        _naive = new(catalog, evidence);
        _selector = new(catalog);
        Workload.Agree(
            string.Join(' ', Record().Ranked.Select(static one => (one.Candidate.CallId, one.CostUsd.Plain()))),
            string.Join(' ', Naive().Select(static one => (one.Candidate.CallId, one.Usd.Plain()))),
            "the ranking");
    }

    /// <summary>Ranks alone: no reasons, no lines, no frontier.</summary>
    [Benchmark(Baseline = true)]
    public (Candidate Candidate, double Score, decimal Usd)[] Naive() => _naive.Rank(_request);

    [Benchmark]
    public SelectionResult Record() => _selector.Select(_request);

    /// <summary>The record with every reason put into words and every cost into lines, as an explanation prints it.</summary>
    [Benchmark]
    public int RecordRead()
    {
        var result = _selector.Select(_request);
        return result.Ranked.Sum(static one => one.Cost.Lines.Length) + result.Rejected.Sum(static one => one.Message.Length);
    }
}
