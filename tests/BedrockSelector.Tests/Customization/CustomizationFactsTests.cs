using BedrockSelector.Calls;
using BedrockSelector.Customization;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tests.Customization;

public sealed class CustomizationFactsTests
{
    private static readonly ModelCatalog Catalog = ModelCatalog.LoadEmbedded();

    private static System.Collections.Immutable.ImmutableArray<CustomizableModel> Bases() => CustomizationFacts.Embedded.Bases;

    private static IEnumerable<TestCaseData> Named() => Bases().Select(static model => new TestCaseData(model).SetArgDisplayNames(model.ModelId.Value));

    [TestCaseSource(nameof(Named))]
    public void Base_IsInTheCatalogWithTheSameMethods(CustomizableModel model)
    {
        var found = Catalog.TryGetModel(model.ModelId, out var entry);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found, Is.True, "The catalog does not know the base.");
            Assert.That(
                entry?.Customizations.Where(static one => one.Kind != CustomizationKind.Import).Select(static one => (one.Kind, one.Status)).Order(),
                Is.EqualTo(model.Methods.Select(static method => (method.Kind, method.Status)).Order()));
        }
    }

    [TestCaseSource(nameof(Named))]
    public void Base_DefaultsLieInTheirRanges(CustomizableModel model) =>
        Assert.That(
            model.Methods.SelectMany(static method => method.Hyperparameters).Where(static rule => rule.Default is not null).Select(static rule => rule.Check(rule.Default!)),
            Is.All.Null);

    [Test]
    public void Bases_AreThoseOfTheGuide() => Assert.That(
        Bases().Where(static model => model.Methods.Any(static method => method.Status == MethodStatus.Offered)).Select(static model => model.JobIdentifier),
        Is.EquivalentTo(new[]
        {
            "amazon.nova-2-lite-v1:0:256k", "amazon.nova-micro-v1:0:128k", "amazon.nova-lite-v1:0:300k", "amazon.nova-pro-v1:0:300k", "amazon.nova-canvas-v1:0",
            "amazon.titan-image-generator-v2:0", "amazon.titan-embed-image-v1", "anthropic.claude-3-haiku-20240307-v1:0:200k",
            "meta.llama3-1-8b-instruct-v1:0:128k", "meta.llama3-1-70b-instruct-v1:0:128k", "meta.llama3-2-1b-instruct-v1:0:128k", "meta.llama3-2-3b-instruct-v1:0:128k",
            "meta.llama3-2-11b-instruct-v1:0:128k", "meta.llama3-2-90b-instruct-v1:0:128k", "meta.llama3-3-70b-instruct-v1:0:128k", "openai.gpt-oss-20b", "qwen.qwen3-32b",
        }));

    [TestCase("\"max\": \"5\", \"default\": \"2\"", "\"max\": \"5\", \"default\": \"9\"", "epochCount.default")]
    [TestCase("\"billedBy\": \"training-tokens\"", "\"billedBy\": \"tokens\"", "billedBy")]
    [TestCase("\"regions\": [\"us-east-1\"]", "\"regions\": [\"Virginia\"]", "regions")]
    [TestCase("\"formats\": [\"converse\"]", "\"formats\": [\"xml\"]", "formats")]
    [TestCase("\"min\": 8, \"max\": 20000", "\"min\": 30000, \"max\": 20000", "limits[training-records]")]
    public void Of_BrokenOverlay_NamesTheField(string good, string broken, string field)
    {
        using var stream = typeof(CustomizationFacts).Assembly.GetManifestResourceStream("BedrockSelector.Knowledge.Data.customization.json")!;
        var text = new StreamReader(stream).ReadToEnd();
        Assert.That(text, Does.Contain(good));

        Assert.That(
            () => CustomizationFacts.Of(ModelCatalog.LoadEmbedded(CatalogLayer.Parse("own", text.Replace(good, broken, StringComparison.Ordinal)))),
            Throws.InstanceOf<CatalogDataException>().With.Message.Contains(field));
    }

    // A caller corrects one base as it corrects a price: by an entry of the same key.
    [Test]
    public void Of_OverlayWithABase_TakesThePlaceOfTheEmbeddedOne()
    {
        var catalog = ModelCatalog.LoadEmbedded(CatalogLayer.Parse(
            "own",
            """
            {
              "schemaVersion": 1,
              "sources": [ { "key": "own", "title": "Our account team", "asOf": "2026-11-01", "kind": "caller" } ],
              "customizationLimits": [ { "name": "custom-models", "max": 250, "source": "own" } ],
              "quotas": [ { "models": "amazon.nova-micro-", "kind": "in-region", "regions": ["us-east-1"], "tokensPerMinute": 9000000, "source": "own" } ]
            }
            """));

        var target = catalog.Resolve(ModelReference.Parse("amazon.nova-micro-v1:0"), new AwsRegion("us-east-1"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(CustomizationFacts.Of(catalog).AccountLimits.Single(static one => one.Name == "custom-models").Max, Is.EqualTo(250));
            Assert.That(BedrockSelector.Planning.Inference.OnDemandQuotas.Of(catalog).Find(target)?.TokensPerMinute, Is.EqualTo(9_000_000));
        }
    }
}
