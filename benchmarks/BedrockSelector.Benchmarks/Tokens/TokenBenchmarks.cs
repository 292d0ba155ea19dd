using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Tokens;
using BenchmarkDotNet.Attributes;

namespace BedrockSelector.Benchmarks.Tokens;

/// <summary>Estimating how many tokens a text has. The baseline counts each kind of character with LINQ and divides by what English text has a token.</summary>
[MemoryDiagnoser]
public class TokenBenchmarks
{
    private const string Sentence = "The quick brown fox (weighing 4.2 kg) jumped over 13 lazy dogs; nobody noticed. ";

    private readonly TokenEstimator _estimator = new();
    private readonly ModelId _model = new("amazon.nova-micro-v1:0");
    private string _text = "";
    private double _charactersPerToken;

    [Params(1_000, 100_000)]
    public int Characters { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        const int Many = 1_000_000;
        _charactersPerToken = Many / (double)_estimator.Estimate(_model, Text(Many))!.Tokens;
        _text = Text(Characters);
        Workload.Agree(Math.Abs(Estimate()!.Tokens - Naive()) <= 1, true, "the tokens, to one");
    }

    [Benchmark(Baseline = true)]
    public double Naive()
    {
        var json = _text.Count(static c => "{}[]\":,".Contains(c));
        var code = _text.Count(static c => ";()=<>_/\\|&*+#@$^~`%".Contains(c));
        var digits = _text.Count(char.IsAsciiDigit);
        var accents = _text.Count(static c => c >= '\xC0');
        return json >= 0.10 * _text.Length || code >= 0.05 * _text.Length || digits >= 0.25 * _text.Length || accents > 0
            ? throw new NotSupportedException("The text is not English prose.")
            : _text.Length / _charactersPerToken;
    }

    [Benchmark]
    public TokenEstimate? Estimate() => _estimator.Estimate(_model, _text);

    private static string Text(int characters) => string.Concat(Enumerable.Repeat(Sentence, (characters / Sentence.Length) + 1))[..characters];
}
