using BedrockSelector.Calls;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tests.Evidence;

public class EvidenceStoreTests
{
    private static readonly ModelId Micro = new("amazon.nova-micro-v1:0");

    [Test]
    public void Quality_BenchmarksOfTheMode_StandBehindScoresThatNameNone()
    {
        var store = Store("""
            "qualityBenchmarks": { "standard": ["a", "b"] },
            "quality": [
              { "task": "chat", "score": 1, "standardError": 1, "mode": "standard", "source": "own" },
              { "task": "coding", "score": 2, "standardError": 1, "mode": "standard", "benchmarks": ["c"], "source": "own" },
              { "task": "vision", "score": 3, "standardError": 1, "mode": "standard", "benchmarks": [], "source": "own" },
              { "task": "chat", "score": 4, "standardError": 1, "mode": "reasoning", "source": "own" }
            ]
            """);

        var benchmarks = store.Quality(Micro).Where(one => one.Layer == "own").ToDictionary(one => one.Score, one => string.Join(',', one.Benchmarks));

        Assert.That(benchmarks, Is.EqualTo(new Dictionary<double, string> { [1] = "a,b", [2] = "c", [3] = "", [4] = "" }));
    }

    [Test]
    public void Quality_Embedded_EveryScoreNamesItsBenchmarks()
    {
        var catalog = ModelCatalog.LoadEmbedded();
        var store = new EvidenceStore(catalog);

        var all = catalog.Models.SelectMany(model => store.Quality(model.Id)).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(all, Has.Length.GreaterThan(500));
            Assert.That(all.Where(one => one.Benchmarks.IsEmpty), Is.Empty);
        }
    }

    [TestCase("\"qualityBenchmarks\": { \"Dreaming\": [\"a\"] }", "Dreaming")]
    [TestCase("\"qualityBenchmarks\": { \"standard\": null }", "qualityBenchmarks")]
    [TestCase("\"qualityBenchmarks\": { \"standard\": [null] }", "qualityBenchmarks")]
    public void Parse_BrokenBenchmarks_IsRefused(string json, string named) =>
        Assert.That(() => Store(json), Throws.TypeOf<CatalogDataException>().With.Message.Contains(named));

    private static EvidenceStore Store(string json) => new(ModelCatalog.LoadEmbedded(CatalogLayer.Parse("own", $$"""
        {
          "schemaVersion": 1,
          "sources": [{ "key": "own", "title": "Own", "asOf": "2026-01-01", "kind": "caller" }],
          "models": [{ "id": "amazon.nova-micro-v1:0", {{json}} }]
        }
        """)));
}
