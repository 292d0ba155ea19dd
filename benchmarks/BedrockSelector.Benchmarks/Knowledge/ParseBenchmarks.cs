using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BenchmarkDotNet.Attributes;

namespace BedrockSelector.Benchmarks.Catalog;

/// <summary>Parsing a reference to a model.</summary>
[MemoryDiagnoser]
public class ParseBenchmarks
{
    private static readonly string[] Prefixes = ["us", "us-gov", "eu", "apac", "jp", "au", "in", "ca", "global"];

    [Params("amazon.nova-micro-v1:0", "us.amazon.nova-lite-v1:0:300k", "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0")]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void Setup() => Workload.Agree(Parse().ModelId?.Value, Naive().Id, "the model id");

    [Benchmark(Baseline = true)]
    public (string? Prefix, string Id, string? Variant) Naive()
    {
        var id = Text.StartsWith("arn:", StringComparison.Ordinal) ? Text.Split('/')[^1] : Text;
        var prefix = Prefixes.FirstOrDefault(prefix => id.StartsWith(prefix + ".", StringComparison.Ordinal));
        id = prefix is null ? id : id[(prefix.Length + 1)..];
        var parts = id.Split(':');
        return parts[^1].EndsWith('k') && parts[^1][..^1].All(char.IsAsciiDigit) ? (prefix, string.Join(':', parts[..^1]), parts[^1]) : (prefix, id, null);
    }

    [Benchmark]
    public ModelReference Parse() => ModelReference.Parse(Text);
}
