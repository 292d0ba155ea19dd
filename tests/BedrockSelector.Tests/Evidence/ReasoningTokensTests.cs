using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tests.Evidence;

public class ReasoningTokensTests
{
    private const string Model = "amazon.nova-2-lite-v1:0";

    [Test]
    public void ReasoningTokens_Overlay_IsReadAndTheLastLayerWins()
    {
        var store = new EvidenceStore(ModelCatalog.LoadEmbedded(
            Layer("first", """{ "mode": "low", "perAnswerToken": 2, "low": 1, "high": 3, "source": "own" }"""),
            Layer(
                "second",
                """
                { "mode": "low", "perAnswerToken": 2.5, "low": 1, "high": 3, "source": "own" },
                { "mode": "low", "task": "coding", "perAnswerToken": 0, "low": 0, "high": 0, "source": "own" }
                """)));

        var tokens = store.ReasoningTokens(new(Model)).Where(static one => one.Mode == ReasoningMode.Parse("low") && one.Layer != CatalogLayer.EmbeddedName)
            .ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(tokens.Select(static one => one.Task?.Name), Is.EqualTo(new[] { "coding", null }));
            Assert.That(tokens.Select(static one => one.PerAnswerToken), Is.EqualTo(new[] { 0m, 2.5m }));
            Assert.That(tokens.Select(static one => one.Layer), Has.All.EqualTo("second"));
        }
    }

    [TestCase("""{ "mode": "low", "perAnswerToken": 2, "low": 3, "high": 4, "source": "own" }""")]
    [TestCase("""{ "mode": "low", "perAnswerToken": 2, "low": -1, "high": 4, "source": "own" }""")]
    [TestCase("""{ "mode": "low", "perAnswerToken": 5, "low": 1, "high": 4, "source": "own" }""")]
    [TestCase("""{ "mode": "low", "perAnswerToken": 2, "low": 1, "high": 1000.1, "source": "own" }""")]
    [TestCase("""{ "mode": "standard", "perAnswerToken": 2, "low": 1, "high": 4, "source": "own" }""")]
    [TestCase("""{ "mode": "Low", "perAnswerToken": 2, "low": 1, "high": 4, "source": "own" }""")]
    [TestCase("""{ "mode": "low", "task": "a b", "perAnswerToken": 2, "low": 1, "high": 4, "source": "own" }""")]
    [TestCase("""{ "mode": "low", "perAnswerToken": 2, "low": 1, "high": 4, "source": "nobody" }""")]
    [TestCase("""{ "perAnswerToken": 2, "low": 1, "high": 4, "source": "own" }""")]
    public void ReasoningTokens_Broken_IsRefused(string entry) =>
        Assert.That(() => ModelCatalog.LoadEmbedded(Layer("own", entry)), Throws.TypeOf<CatalogDataException>());

    private static CatalogLayer Layer(string name, string entries) => CatalogLayer.Parse(
        name,
            $$"""
            {
              "schemaVersion": 1,
              "sources": [ { "key": "own", "title": "Our own runs", "asOf": "2026-11-01", "kind": "caller" } ],
              "models": [ { "id": "{{Model}}", "reasoningTokens": [ {{entries}} ] } ]
            }
            """);
}
