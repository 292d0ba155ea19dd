using System.Numerics;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using BenchmarkDotNet.Attributes;

namespace BedrockSelector.Benchmarks.Selection;

/// <summary>Choosing the winner among made-up offers, from a hundred to a hundred thousand: for usages like the one prepared and unlike it, and where nothing spares a look at each offer.</summary>
[MemoryDiagnoser]
public class ChooseScalingBenchmarks
{
    private readonly Usage _like = Usage.Tokens(2_100, 350);
    private readonly Usage _unlike = Usage.Tokens(100, 8_000);
    private readonly Usage _otherMeters = Usage.Of(new UsageEntry(Meter.InputTokens, 2_100));
    private NaiveSelection _naive = null!;
    private IPreparedRequest _prepared = null!;
    private IPreparedRequest _impossible = null!;
    private float[][] _columns = [];

    [Params(100, 1_000, 10_000, 100_000)]
    public int Offers { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var catalog = Workload.Synthetic(Offers);
        var evidence = new EvidenceStore(catalog);
        var request = new SelectionRequest
        {
            Usage = Workload.Request,
            AsOf = Workload.Date,
            Region = Workload.Region,
            Scopes = [CallScope.Geo],
            Endpoints = [ModelEndpoint.Runtime],
        };
        _naive = new(catalog, evidence);
        _prepared = new Selector(catalog).Prepare(request);
        _impossible = new Selector(catalog).Prepare(request with { MaxCostUsd = 0.000_000_001m });
        _columns = [.. Enumerable.Range(0, 5).Select(_ => new float[Offers])];
        foreach (var usage in new[] { _like, _unlike, _otherMeters })
        {
            _prepared.TryChoose(usage, out var choice);
            var (candidate, _, usd) = _naive.Rank(_prepared.Request with { Usage = usage })[0];
            Workload.Agree(choice.Candidate, candidate, "the winner");
            Workload.Agree(choice.CostUsd, usd, "its cost");
        }

        Workload.Agree(_impossible.TryChoose(_like, out _), false, "whether anything qualifies");
    }

    [Benchmark(Baseline = true)]
    public (Candidate Candidate, double Score, decimal Usd) Naive() => _naive.Rank(_prepared.Request with { Usage = _like })[0];

    [Benchmark]
    public Choice LikePrepared() => Choose(_prepared, _like);

    [Benchmark]
    public Choice UnlikePrepared() => Choose(_prepared, _unlike);

    /// <summary>A usage without a meter of the prepared one: nothing bounds what it costs.</summary>
    [Benchmark]
    public Choice OtherMeters() => Choose(_prepared, _otherMeters);

    /// <summary>A budget that no offer keeps: nothing is found that others would have to beat.</summary>
    [Benchmark]
    public Choice NothingQualifies() => Choose(_impossible, _like);

    /// <summary>The limit of looking at every offer: reading five columns of single precision.</summary>
    [Benchmark]
    public float ReadColumns()
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i <= Offers - Vector<float>.Count; i += Vector<float>.Count)
        {
            sum += new Vector<float>(_columns[0], i) + new Vector<float>(_columns[1], i) + new Vector<float>(_columns[2], i) + new Vector<float>(_columns[3], i) + new Vector<float>(_columns[4], i);
        }

        return Vector.Sum(sum);
    }

    private static Choice Choose(IPreparedRequest request, Usage usage)
    {
        request.TryChoose(usage, out var choice);
        return choice;
    }
}
