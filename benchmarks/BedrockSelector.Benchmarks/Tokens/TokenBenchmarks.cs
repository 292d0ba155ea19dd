using BedrockSelector.Catalog;
using BedrockSelector.Tokens;
using BenchmarkDotNet.Attributes;

namespace BedrockSelector.Benchmarks.Tokens;

/// <summary>Estimating how many tokens a text has. The baseline divides its length by four.</summary>
[MemoryDiagnoser]
public class TokenBenchmarks
{
    private readonly TokenEstimator _estimator = new();
    private readonly ModelId _model = new("amazon.nova-micro-v1:0");
    private string _text = "";

    [Params(1_000, 100_000)]
    public int Characters { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        const string Sentence = "The quick brown fox (weighing 4.2 kg) jumped over 13 lazy dogs; nobody noticed. ";
        _text = string.Concat(Enumerable.Repeat(Sentence, (Characters / Sentence.Length) + 1))[..Characters];
        var (fast, naive) = (Estimate(), Naive());
        Workload.Agree(fast is not null && fast.High >= naive * 0.5 && fast.Low <= naive * 2, true, "whether the two are of one size");
    }

    [Benchmark(Baseline = true)]
    public double Naive() => _text.Length / 4d;

    [Benchmark]
    public TokenEstimate? Estimate() => _estimator.Estimate(_model, _text);
}
