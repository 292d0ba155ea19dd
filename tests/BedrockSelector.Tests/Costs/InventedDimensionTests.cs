using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Costs.Batch;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;

namespace BedrockSelector.Tests.Costs;

/// <summary>A dimension that nobody wrote code for: declared and priced by an overlay alone, and priced by everywhere.</summary>
public class InventedDimensionTests
{
    /// <summary>An overlay with one declaration, two rates that state it and a model that only stereo is sold of.</summary>
    public const string Overlay = """
        {
          "schemaVersion": 1,
          "sources": [{ "key": "ours", "title": "Price agreement", "asOf": "2026-11-22", "kind": "caller" }],
          "dimensions": [
            { "id": "audio-channel", "values": ["mono", "stereo"], "words": "{value} sound", "label": "{value}", "valueName": "CHANNELS", "description": "channels of what is made: mono or stereo" },
            { "id": "frame-rate", "match": "above", "statedBy": "request", "words": "more than {value} frames a second", "description": "frames a second of what is made" }
          ],
          "models": [
            {
              "id": "acme.sound-v1:0", "name": "Sound", "provider": "Acme", "input": ["text"], "output": ["audio"],
              "offers": [{ "inference": "on-demand", "endpoint": "runtime", "scope": "in-region", "regions": ["us-east-1"], "source": "ours" }],
              "rates": [
                { "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "audioChannel": "mono", "default": true, "meters": { "audio-seconds": 0.01 }, "source": "ours" },
                { "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "audioChannel": "stereo", "meters": { "audio-seconds": 0.03 }, "source": "ours" },
                { "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "audioChannel": "stereo", "frameRate": 30, "meters": { "audio-seconds": 0.05 }, "source": "ours" }
              ]
            },
            {
              "id": "acme.stereo-v1:0", "name": "Stereo", "provider": "Acme", "input": ["text"], "output": ["audio"],
              "offers": [{ "inference": "on-demand", "endpoint": "runtime", "scope": "in-region", "regions": ["us-east-1"], "source": "ours" }],
              "rates": [
                { "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "audioChannel": "stereo", "meters": { "audio-seconds": 0.02 }, "source": "ours" }
              ]
            }
          ]
        }
        """;

    private static readonly ModelCatalog Catalog = ModelCatalog.LoadEmbedded(CatalogLayer.Parse("ours", Overlay));
    private static readonly CostEstimator Estimator = new(Catalog);
    private static readonly Dimension Channel = Dimension.Parse("audio-channel");
    private static readonly Dimension FrameRate = Dimension.Parse("frame-rate");
    private static readonly Usage TenSeconds = Usage.Parse("audio-seconds=10");
    private static readonly DateOnly Day = new(2026, 11, 22);

    // 10 × 0.01 by default, 10 × 0.03 in stereo, 10 × 0.05 in stereo at 60 frames a second; at 30 frames the threshold is not passed.
    [TestCase(null, null, 0.1)]
    [TestCase("mono", null, 0.1)]
    [TestCase("Stereo", null, 0.3)]
    [TestCase("stereo", "30", 0.3)]
    [TestCase("stereo", "60", 0.5)]
    public void Price_OfEachValue_IsTheSameInEstimateQuoteAndBatch(string? channel, string? frames, decimal usd)
    {
        var basis = new PriceBasis(PricingTier.Standard, Day) { Conditions = PriceConditions.None.With(Channel, channel).With(FrameRate, frames) };
        var request = Request("acme.sound-v1:0") with { Conditions = basis.Conditions };
        var target = Catalog.Resolve(request.Model, request.Region);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Estimator.Estimate(request).TotalUsd, Is.EqualTo(usd));
            Assert.That(Estimator.TryQuote(target, TenSeconds, basis, out var quoted), Is.True);
            Assert.That(quoted, Is.EqualTo(usd));
            Assert.That(new BatchPricer(Catalog).Price(UsageBatch.Of([TenSeconds]), [target], basis).TryGetUsd(0, 0, out var batched), Is.True);
            Assert.That(batched, Is.EqualTo(usd));
        }
    }

    [Test]
    public void Estimate_DefaultValue_IsSaid() =>
        Assert.That(Estimator.Estimate(Request("acme.sound-v1:0")).Findings.Select(static one => one.Message), Has.Some.Contains("audio-seconds: priced for mono sound"));

    [Test]
    public void Estimate_ValueWithoutAPrice_SaysWhatIsPriced()
    {
        var missing = Estimator.Estimate(Request("acme.stereo-v1:0") with { Conditions = PriceConditions.None.With(Channel, "mono") }).Missing.Single();

        Assert.That(missing.Code, Is.EqualTo(MissingCode.ConditionsNotPriced));
        Assert.That(missing.Reason, Is.EqualTo("audio-seconds of Stereo is priced here only for stereo sound."));
    }

    [Test]
    public void Select_ConditionStated_RanksAtThatPriceAndRejectsWhatHasNone()
    {
        var selector = new Selector(Catalog);
        var request = new SelectionRequest
        {
            Usage = TenSeconds,
            Region = new("us-east-1"),
            Providers = ["Acme"],
            Weights = new(0, 0, 1),
            MissingEvidence = MissingEvidence.Allow,
            AsOf = Day,
        };

        var plain = selector.Select(request);
        var stereo = selector.Select(request with { Conditions = PriceConditions.None.With(Channel, "stereo") });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plain.Ranked.Select(static one => (one.Candidate.Model.Name, one.CostUsd)), Is.EqualTo(new[] { ("Sound", (decimal?)0.1m) }));
            Assert.That(plain.Rejected.Single(static one => one.Model.Value == "acme.stereo-v1:0").Message, Does.Contain("priced here only for stereo sound"));
            Assert.That(
                stereo.Ranked.Select(static one => (one.Candidate.Model.Name, one.CostUsd)),
                Is.EqualTo(new[] { ("Stereo", (decimal?)0.2m), ("Sound", (decimal?)0.3m) }));
            Assert.That(stereo.Ranked.Select(static one => one.Cost.TotalUsd), Is.EqualTo(stereo.Ranked.Select(static one => one.CostUsd)));
            Assert.That(selector.Prepare(stereo.Request).TryChoose(out var choice), Is.True);
            Assert.That((choice.Candidate.Model.Name, choice.CostUsd), Is.EqualTo(("Stereo", 0.2m)));
        }
    }

    [Test]
    public void Dimensions_Overlay_StandAfterThoseOfThePackage() =>
        Assert.That(
            Catalog.Dimensions.Select(static one => one.Field),
            Is.EqualTo(new[] { "term", "contextAbove", "quality", "resolution", "for", "unitVersion", "audioChannel", "frameRate" }));

    [TestCase("""{ "id": "audio-channel", "description": "x" }, { "id": "audio-channel", "description": "x" }""", "is declared twice")]
    [TestCase("""{ "id": "Audio", "description": "x" }""", "is not the name of a dimension")]
    [TestCase("""{ "id": "valid-from", "description": "x" }""", "rates have a field of that name already")]
    [TestCase("""{ "id": "term", "description": "x" }""", "is declared twice")]
    [TestCase("""{ "id": "a", "match": "near", "description": "x" }""", "'near' is not a way of matching: equal, above.")]
    [TestCase("""{ "id": "a", "statedBy": "me", "description": "x" }""", "'me' is not where a value comes from: request")]
    [TestCase("""{ "id": "a", "values": ["x"], "assumed": "y", "description": "x" }""", "'y' is not one of its values")]
    [TestCase("""{ "id": "a", "requiredIn": ["free"], "description": "x" }""", "'free' is not a pricing tier")]
    [TestCase("""{ "id": "a", "ignoredKinds": ["all"], "description": "x" }""", "'all' is not a kind of meter: ")]
    [TestCase("""{ "id": "a", "description": " " }""", "description: is empty; it must say something.")]
    public void LoadEmbedded_BrokenDeclaration_NamesIt(string declarations, string words) =>
        Assert.That(
            () => ModelCatalog.LoadEmbedded(CatalogLayer.Parse("ours", $$"""{ "schemaVersion": 1, "dimensions": [{{declarations}}] }""")),
            Throws.TypeOf<CatalogDataException>().With.Message.Contains(words));

    [TestCase("""  "audioChannel": "mono" """, "audioChannel is not a field of the schema, and no layer declares a dimension of that name.")]
    [TestCase("""  "term": "2-month" """, "term '2-month' is not none, 1-month, 3-month or 6-month.")]
    [TestCase("""  "term": 1 """, "term '1' is not none, 1-month, 3-month or 6-month.")]
    [TestCase("""  "contextAbove": 0 """, "contextAbove '0' is not a whole number of 1 or more.")]
    [TestCase("""  "contextAbove": 1.5 """, "contextAbove '1.5' is not a whole number of 1 or more.")]
    [TestCase("""  "contextAbove": "200000" """, "contextAbove '200000' is not a whole number of 1 or more.")]
    [TestCase("""  "quality": "" """, "quality '' is not text that is not empty.")]
    public void LoadEmbedded_BrokenCondition_NamesItsField(string field, string words)
    {
        var model = $$"""
            { "id": "amazon.nova-micro-v1:0", "rates": [{ "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], {{field}},
              "meters": { "input-tokens": 1 }, "source": "aws-price-list-2026-08-20" }] }
            """;

        Assert.That(() => ModelCatalog.LoadEmbedded(TestCatalogs.Layer("ours", model)), Throws.TypeOf<CatalogDataException>().With.Message.Contains(words));
    }

    private static CostRequest Request(string model) => new() { Model = ModelReference.Parse(model), Region = new("us-east-1"), Usage = TenSeconds, AsOf = Day };
}
