using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Knowledge;

public class OverlayTests
{
    private static readonly AwsRegion Virginia = new("us-east-1");

    // Nova Micro costs 0.035 and 0.14 USD a million tokens in us-east-1 (AWS price list, 2026-08-20).
    private const string Negotiated = """
        { "schemaVersion": 1,
          "sources": [{ "key": "contract", "title": "Our contract", "asOf": "2026-03-01", "kind": "caller" }],
          "models": [{ "id": "amazon.nova-micro-v1:0", "rates": [
            { "tier": "standard", "scopes": ["in-region", "geo"], "regions": ["us-east-1"], "meters": { "input-tokens": 0.03 }, "source": "contract" }] }] }
        """;

    [Test]
    public void Overlay_NegotiatedPrice_WinsAndTheLineSaysSo()
    {
        var estimate = Estimate(ModelCatalog.LoadEmbedded(CatalogLayer.Parse("contract.json", Negotiated)), "amazon.nova-micro-v1:0");

        using (Assert.EnterMultipleScope())
        {
            // 1,000,000 × 0.03 ÷ 10⁶ and, from the embedded catalog, 1,000,000 × 0.14 ÷ 10⁶
            Assert.That(estimate.Lines.Select(static line => line.AmountUsd), Is.EqualTo(new[] { 0.03m, 0.14m }));
            Assert.That(estimate.Lines.Select(static line => line.Layer), Is.EqualTo(new[] { "contract.json", CatalogLayer.EmbeddedName }));
            Assert.That(estimate.Lines[0].Source, Is.EqualTo("contract"));
        }
    }

    [Test]
    public void Overlay_NegotiatedPrice_LeavesOtherRegionsAlone()
    {
        var catalog = ModelCatalog.LoadEmbedded(CatalogLayer.Parse("contract.json", Negotiated));

        var estimate = new CostEstimator(catalog).Estimate(new()
        {
            Model = ModelReference.Parse("us.amazon.nova-micro-v1:0"),
            Region = new("us-west-2"),
            Usage = Usage.Tokens(1_000_000, 0),
            AsOf = new(2026, 6, 1),
        });

        Assert.That(estimate.Lines[0].Layer, Is.EqualTo(CatalogLayer.EmbeddedName));
    }

    [Test]
    public void Overlay_TwoPrices_LastLayerWins()
    {
        var later = Negotiated.Replace("0.03 }", "0.05 }", StringComparison.Ordinal).Replace("\"contract\"", "\"contract2\"", StringComparison.Ordinal);

        var estimate = Estimate(
            ModelCatalog.LoadEmbedded(CatalogLayer.Parse("first", Negotiated), CatalogLayer.Parse("second", later)), "amazon.nova-micro-v1:0");

        // Dearer, and still the winner: the order decides, not the price.
        Assert.That((estimate.Lines[0].AmountUsd, estimate.Lines[0].Layer), Is.EqualTo((0.05m, "second")));
    }

    [Test]
    public void Overlay_PrivateModel_IsPriced()
    {
        var model = TestCatalogs.TextModel("ours.model-v1:0", 5m, 7m).Replace("\"source\": \"s\"", "\"source\": \"aws-price-list-2026-08-20\"", StringComparison.Ordinal);

        var estimate = Estimate(ModelCatalog.LoadEmbedded(TestCatalogs.Layer("private", model)), "ours.model-v1:0");

        Assert.That(estimate.TotalUsd, Is.EqualTo(12m));
        Assert.That(estimate.Lines.Select(static line => line.Layer), Is.All.EqualTo("private"));
    }

    [Test]
    public void Overlay_Correction_ReplacesTheFieldAndKeepsTheRest()
    {
        const string Correction = """{ "id": "amazon.nova-micro-v1:0", "limits": { "contextWindow": 64000 }, "features": { "tool-use": false } }""";

        var before = TestCatalogs.Embedded.GetModel(new("amazon.nova-micro-v1:0"));
        var after = ModelCatalog.LoadEmbedded(TestCatalogs.Layer("ours", Correction)).GetModel(new("amazon.nova-micro-v1:0"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.Has(Feature.ToolUse), Is.True);
            Assert.That(after.Has(Feature.ToolUse), Is.False);
            Assert.That(after.Has(Feature.Streaming), Is.EqualTo(before.Has(Feature.Streaming)));
            Assert.That(after.ContextWindow, Is.EqualTo(64_000));
            Assert.That(after.Name, Is.EqualTo(before.Name));
            Assert.That(after.Rates, Has.Length.EqualTo(before.Rates.Length));
            Assert.That(after.Layers, Is.EqualTo(new[] { CatalogLayer.EmbeddedName, "ours" }));
        }
    }

    [Test]
    public void Overlay_Offer_ReplacesTheSameWayToCallAndNoOther()
    {
        const string Offer = """
            { "id": "amazon.nova-micro-v1:0", "offers": [
              { "inference": "on-demand", "endpoint": "runtime", "scope": "in-region", "regions": ["us-east-2"], "source": "aws-price-list-2026-08-20" }] }
            """;

        var before = TestCatalogs.Embedded.GetModel(new("amazon.nova-micro-v1:0"));
        var after = ModelCatalog.LoadEmbedded(TestCatalogs.Layer("ours", Offer)).GetModel(new("amazon.nova-micro-v1:0"));
        static Offer InRegion(FoundationModel model) =>
            model.Offers.Single(static offer => offer.Inference == InferenceType.OnDemand && offer.Scope == CallScope.InRegion && offer.Listed);

        static IEnumerable<(InferenceType, string, CatalogSource)> Others(FoundationModel model) => model.Offers
            .Where(static offer => offer.Inference != InferenceType.OnDemand || offer.Scope != CallScope.InRegion)
            .Select(static offer => (offer.Inference, offer.CallId, offer.Source));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(InRegion(before).Regions, Does.Contain(Virginia));
            Assert.That(InRegion(after).Regions, Is.EqualTo(new[] { new AwsRegion("us-east-2") }));
            Assert.That(Others(after), Is.EqualTo(Others(before)).And.Not.Empty);
        }
    }

    [Test]
    public void Overlay_Evidence_ReplacesWhatWasMeasured()
    {
        const string Model = """
            { "id": "amazon.nova-micro-v1:0",
              "quality": [{ "task": "chat", "score": 91.5, "standardError": 0.5, "mode": "standard", "benchmarks": ["our-eval"], "source": "aws-price-list-2026-08-20" }] }
            """;
        var micro = new ModelId("amazon.nova-micro-v1:0");

        var before = new EvidenceStore(TestCatalogs.Embedded).Quality(micro);
        var after = new EvidenceStore(ModelCatalog.LoadEmbedded(TestCatalogs.Layer("ours", Model))).Quality(micro);

        using (Assert.EnterMultipleScope())
        {
            var chat = after.Single(static one => one.Task == TaskClass.Chat && one.Mode == ReasoningMode.Standard);
            Assert.That((chat.Score, chat.Layer), Is.EqualTo((91.5, "ours")));
            Assert.That(chat.Benchmarks, Is.EqualTo(new[] { "our-eval" }));
            Assert.That(
                after.Where(static one => one.Task != TaskClass.Chat).Select(static one => one.Layer),
                Is.All.EqualTo(CatalogLayer.EmbeddedName).And.Exactly(before.Count(static one => one.Task != TaskClass.Chat)).Items);
        }
    }

    [Test]
    public void Overlay_BrokenBySource_NamesDocumentModelAndField()
    {
        var broken = Negotiated.Replace("\"source\": \"contract\"", "\"source\": \"kontract\"", StringComparison.Ordinal);

        var error = Assert.Throws<CatalogDataException>(() => ModelCatalog.LoadEmbedded(CatalogLayer.Parse("contract.json", broken)))!;

        Assert.That((error.Document, error.Model, error.Field), Is.EqualTo(("contract.json", "amazon.nova-micro-v1:0", "rates[0]")));
        Assert.That(error.Message, Is.EqualTo("contract.json: amazon.nova-micro-v1:0: rates[0]: the source 'kontract' is not defined."));
    }

    private static CostEstimate Estimate(ModelCatalog catalog, string model) => new CostEstimator(catalog).Estimate(new()
    {
        Model = ModelReference.Parse(model),
        Region = Virginia,
        Usage = Usage.Tokens(1_000_000, 1_000_000),
        AsOf = new(2026, 6, 1),
    });
}
