using System.Text;
using System.Text.Json;
using BedrockSelector.Customization;
using BedrockSelector.Customization.DataSets;
using BenchmarkDotNet.Attributes;

namespace BedrockSelector.Benchmarks.Customization;

/// <summary>Checking a file of conversations for fine-tuning. The baseline only parses each line as JSON.</summary>
[MemoryDiagnoser]
public class TrainingDataBenchmarks
{
    private readonly TrainingDataChecker _checker = new();
    private byte[] _file = [];
    private DataSetCheckOptions _options = null!;

    [Params(1_000, 10_000)]
    public int Records { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var lines = Enumerable.Range(0, Records).Select(i =>
            $$"""{"schemaVersion":"bedrock-conversation-2024","system":[{"text":"You answer questions about orders."}],"messages":[{"role":"user","content":[{"text":"Where is order {{i}}? I bought it {{i % 30}} days ago and have heard nothing since."}]},{"role":"assistant","content":[{"text":"Order {{i}} left our warehouse yesterday and arrives within {{1 + (i % 5)}} days."}]}]}""");
        _file = Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
        CustomizationFacts.Embedded.TryGetBase("amazon.nova-micro-v1:0", out var model);
        _options = new() { Base = model!, BatchSize = 1 };
        Workload.Agree(Check().GetAwaiter().GetResult().Report.ValidRecords, Naive(), "the number of records");
    }

    [Benchmark(Baseline = true)]
    public long Naive()
    {
        var records = 0L;
        using var reader = new StreamReader(new MemoryStream(_file));
        while (reader.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            records += document.RootElement.GetProperty("messages").GetArrayLength() > 1 ? 1 : 0;
        }

        return records;
    }

    [Benchmark]
    public async Task<DataSetCheck> Check() => await _checker.CheckAsync(new MemoryStream(_file), _options);
}
