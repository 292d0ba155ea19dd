using System.Text;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tests.Knowledge;

public class CatalogLayerTests
{
    // A document, and the field and the words that its error must name.
    private static readonly object?[][] Unreadable =
    [
        ["", null, ""],
        ["null", null, "the document is null"],
        ["[]", null, ""],
        ["\"text\"", null, ""],
        ["{", null, "(line 1)"],
        ["{}", null, "schemaVersion"],
        ["""{ "schemaVersion": 2 }""", "schemaVersion", "2 is not known; this version reads 1."],
        ["""{ "schemaVersion": "1" }""", "schemaVersion", "(line 1)"],
        ["""{ "schemaVersion": 1, "modells": [] }""", "modells", "modells"],
        ["""{ "schemaVersion": 1, "models": {} }""", "models", ""],
        ["""{ "schemaVersion": 1, "models": [{}] }""", "models[0]", "id"],
        ["""{ "schemaVersion": 1, "models": [{ "id": 5 }] }""", "models[0].id", ""],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "colour": "red" }] }""", "models[0].colour", "colour"],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "limits": { "contextWindow": 1.5 } }] }""", "models[0].limits.contextWindow", ""],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "limits": { "contextWindow": "many" } }] }""", "models[0].limits.contextWindow", ""],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "features": { "streaming": "yes" } }] }""", "models[0].features.streaming", ""],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "dates": { "released": "2026-02-30" } }] }""", "models[0].dates.released", ""],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "dates": { "released": "30/01/2026" } }] }""", "models[0].dates.released", ""],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "rates": [{ "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "meters": { "input-tokens": NaN }, "source": "s" }] }] }""", "models[0].rates[0].meters.input-tokens", "(line 1)"],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "rates": [{ "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "meters": { "input-tokens": "0.1" }, "source": "s" }] }] }""", "models[0].rates[0].meters.input-tokens", ""],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "rates": [{ "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "meters": { "input-tokens": 1e40 }, "source": "s" }] }] }""", "models[0].rates[0].meters.input-tokens", ""],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "rates": [{ "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "meters": { "input-tokens": 1 } }] }] }""", "models[0].rates[0]", "source"],
        ["""{ "schemaVersion": 1, "sources": [{ "key": "s", "title": "S", "kind": "aws" }] }""", "sources[0]", "asOf"],
    ];

    // Well-formed JSON with a null where a value belongs: found when the catalog is built.
    private static readonly object[][] Nulls =
    [
        ["""{ "schemaVersion": 1, "models": null }""", "models"],
        ["""{ "schemaVersion": 1, "sources": null }""", "sources"],
        ["""{ "schemaVersion": 1, "regions": [null] }""", "regions[0]"],
        ["""{ "schemaVersion": 1, "meters": [{ "id": null, "unit": "u", "per": 1, "kind": "inference", "description": "d" }] }""", "meters[0].id"],
        ["""{ "schemaVersion": 1, "models": [null] }""", "models[0]"],
        ["""{ "schemaVersion": 1, "models": [{ "id": null }] }""", "id"],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "aliases": [null] }] }""", "aliases[0]"],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "input": ["text", null] }] }""", "input[1]"],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "offers": [{ "inference": "on-demand", "endpoint": "runtime", "scope": "in-region", "regions": null, "source": "s" }] }] }""", "offers[0].regions"],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "offers": [{ "inference": "on-demand", "endpoint": "runtime", "scope": "in-region", "regions": [], "routes": [null], "source": "s" }] }] }""", "offers[0].routes[0]"],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "rates": [{ "tier": "standard", "scopes": [null], "regions": ["us-east-1"], "meters": { "images": 1 }, "source": "s" }] }] }""", "rates[0].scopes[0]"],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "rates": [{ "tier": "standard", "scopes": ["geo"], "regions": ["us-east-1"], "meters": null, "source": "s" }] }] }""", "rates[0].meters"],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "rates": [{ "tier": "standard", "scopes": ["geo"], "regions": ["us-east-1"], "meters": { "images": 1 }, "others": { "images": [null] }, "source": "s" }] }] }""", "rates[0].others.images[0]"],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "rates": [{ "tier": "standard", "scopes": ["geo"], "regions": ["us-east-1"], "meters": { "images": 1 }, "others": { "images": null }, "source": "s" }] }] }""", "rates[0].others.images"],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "quality": [null] }] }""", "quality[0]"],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "latency": [{ "mode": "standard", "tier": "standard", "host": "bedrock", "ttftSeconds": null, "outputTokensPerSecond": {}, "source": "s" }] }] }""", "latency[0].ttftSeconds"],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "customizations": [{ "kind": null, "source": "s" }] }] }""", "customizations[0].kind"],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "distillationStudents": { "students": null, "source": "s" } }] }""", "distillationStudents.students"],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "distillationStudents": { "students": ["a.b"], "regions": null, "source": "s" } }] }""", "distillationStudents.regions"],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "lifecycle": { "regions": [null] } }] }""", "lifecycle.regions[0]"],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "sources": { "limits": null } }] }""", "sources.limits"],
        ["""{ "schemaVersion": 1, "models": [{ "id": "a.b", "disagreements": [{ "field": null, "note": "n" }] }] }""", "disagreements[0].field"],
    ];

    [TestCaseSource(nameof(Unreadable))]
    public void Parse_UnreadableDocument_NamesDocumentAndField(string json, string? field, string words)
    {
        var error = Assert.Throws<CatalogDataException>(() => CatalogLayer.Parse("ours.json", json))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Document, Is.EqualTo("ours.json"));
            Assert.That(error.Field, Is.EqualTo(field));
            Assert.That(error.Message, Does.StartWith("ours.json: ").And.Contains(words).And.Not.Contains("\n"));
        }
    }

    [TestCaseSource(nameof(Nulls))]
    public void FromLayers_NullWhereAValueBelongs_NamesIt(string json, string field)
    {
        var layer = CatalogLayer.Parse("ours.json", json);

        var error = Assert.Throws<CatalogDataException>(() => ModelCatalog.FromLayers(layer))!;

        Assert.That((error.Document, error.Field), Is.EqualTo(("ours.json", field)));
    }

    [Test]
    public void Parse_NestedTooDeep_IsADataError() =>
        Assert.That(
            static () => CatalogLayer.Parse("deep.json", new string('[', 100_000)),
            Throws.TypeOf<CatalogDataException>().With.Property("Document").EqualTo("deep.json"));

    [Test]
    public void Parse_InvalidUtf8_IsADataError()
    {
        byte[] json = [.. Encoding.UTF8.GetBytes("""{ "schemaVersion": 1, "version": " """.TrimEnd()), 0xFF, 0xFE, (byte)'"', (byte)'}'];

        Assert.That(() => CatalogLayer.Parse("latin.json", json), Throws.TypeOf<CatalogDataException>().With.Property("Document").EqualTo("latin.json"));
    }

    [Test]
    public void Parse_ByteOrderMarkCommentsAndTrailingCommas_AreAccepted()
    {
        byte[] json = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("// ours\n{ \"schemaVersion\": 1, \"models\": [], }")];

        Assert.That(CatalogLayer.Parse("ours.json", json).Name, Is.EqualTo("ours.json"));
    }

    [Test]
    public void Parse_NameOfTheEmbeddedLayer_Throws() =>
        Assert.That(static () => CatalogLayer.Parse(CatalogLayer.EmbeddedName, "{}"), Throws.ArgumentException.With.Message.Contains("is taken"));

    [TestCase("")]
    [TestCase(" ")]
    public void Parse_NoName_Throws(string name) =>
        Assert.That(() => CatalogLayer.Parse(name, """{ "schemaVersion": 1 }"""), Throws.ArgumentException);

    [Test]
    public void Parse_NullText_Throws() => Assert.That(static () => CatalogLayer.Parse("x", (string)null!), Throws.ArgumentNullException);

    [Test]
    public async Task LoadFileAsync_File_IsNamedAfterIt()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(path, """{ "schemaVersion": 1 }""");
        try
        {
            Assert.That((await CatalogLayer.LoadFileAsync(path)).Name, Is.EqualTo(Path.GetFileName(path)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void LoadFileAsync_NoFile_Throws() =>
        Assert.That(static async () => await CatalogLayer.LoadFileAsync("/nowhere/at-all.json"), Throws.InstanceOf<IOException>());

    [Test]
    public void LoadFileAsync_Cancelled_Throws() =>
        Assert.That(
            static async () => await CatalogLayer.LoadFileAsync(Path.Combine(SourceTree.Core, "Knowledge", "Data", "catalog.json"), new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
}
