using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;

namespace BedrockSelector.Tests.Calls;

public class ResidencyTests
{
    private const string Offers = """
        "offers": [
          { "inference": "on-demand", "endpoint": "runtime", "scope": "geo", "profile": "us", "regions": ["us-east-1"], "routes": [{ "from": ["us-east-1"], "to": ["us-east-1", "us-west-2"] }], "source": "s" },
          { "inference": "on-demand", "endpoint": "runtime", "scope": "global", "profile": "global", "regions": ["us-east-1"], "source": "s" },
          { "inference": "on-demand", "endpoint": "runtime", "scope": "in-region", "regions": ["us-east-1"], "listed": false, "note": "seen in a price list", "source": "s" }
        ]
        """;

    private static readonly ModelCatalog Catalog = TestCatalogs.Of($$"""
        { "id": "maker.one", "name": "One", "provider": "maker", "input": ["text"], "output": ["text"], {{Offers}},
          "rates": [{ "tier": "standard", "scopes": ["in-region", "geo", "global"], "regions": ["us-east-1"], "meters": { "input-tokens": 1, "output-tokens": 2 }, "source": "s" }] }
        """);

    private static readonly AwsRegion Virginia = new("us-east-1");

    // In the region and within the profile's destinations, or not; of the global profile nobody says where.
    [TestCase("us", "us", true)]
    [TestCase("us", "global", false)]
    [TestCase("us", null, true)]
    [TestCase("us-east-1", "us", false)]
    [TestCase("us-east-1,us-west-2", "us", true)]
    [TestCase("us-east-1", null, true)]
    [TestCase("eu", "us", false)]
    [TestCase("eu", null, false)]
    public void Allows_Offer_StaysOrNot(string residency, string? profile, bool stays)
    {
        var offer = Catalog.Models[0].Offers.Single(one => one.Profile == profile);

        Assert.That(Residency.Parse(Catalog, residency).Allows(offer, Virginia), Is.EqualTo(stays));
    }

    [TestCase("mars")]
    [TestCase("")]
    [TestCase("us-east-1,nowhere-1")]
    public void Parse_NoPlace_SaysWhatIsKnown(string text) => Assert.That(() => Residency.Parse(Catalog, text), Throws.TypeOf<FormatException>().With.Message.Contains("eu"));

    [Test]
    public void Select_Residency_RejectsWhatMayLeaveWithItsDestinations()
    {
        var result = new Selector(Catalog).Select(Request() with { Residency = Residency.Parse(Catalog, "us-east-1"), Scopes = [CallScope.Geo, CallScope.InRegion] });

        Assert.That(result.Ranked.Select(static one => one.Candidate.CallId), Is.EqualTo(new[] { "maker.one" }));
        Assert.That(result.Rejected.Select(static one => (one.CallId, one.Code, one.Value)), Does.Contain(("us.maker.one", RejectionCode.OutsideResidency, "us-east-1, us-west-2")));
    }

    [Test]
    public void SelectAndEstimate_RegionThatOnlyAPriceNames_AgreeWhateverIsAsked()
    {
        var (allowed, refused) = (new Selector(Catalog).Select(Request()), new Selector(Catalog).Select(Request() with { Unknown = UnknownFacts.Reject }));
        var question = new CostRequest { Model = ModelReference.Parse("maker.one"), Region = Virginia, Usage = Usage.Parse("input-tokens=1"), AsOf = new DateOnly(2026, 1, 1) };
        var (priced, unpriced) = (new CostEstimator(Catalog).Estimate(question), new CostEstimator(Catalog).Estimate(question with { Unknown = UnknownFacts.Reject }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(allowed.Ranked.Single(static one => one.Candidate.CallId == "maker.one").Findings.Single().Code, Is.EqualTo("not-listed"));
            Assert.That(priced.Findings.Select(static finding => finding.Code), Does.Contain("not-listed"));
            Assert.That(refused.Rejected.Single(static one => one.CallId == "maker.one").Code, Is.EqualTo(RejectionCode.RegionUnknown));
            Assert.That(unpriced.Missing.Single().Code, Is.EqualTo(MissingCode.NotCallable));
        }
    }

    [Test]
    public void Estimate_ApplicationProfileOfAProfileOnlyModel_IsThatOfTheNearestProfileWithAWarning()
    {
        const string Arn = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123def456";
        var own = CatalogLayer.Parse("own", $$"""{ "schemaVersion": 1, "models": [{ "id": "anthropic.claude-sonnet-4-6", "aliases": ["{{Arn}}"] }] }""");

        var estimate = new CostEstimator(ModelCatalog.LoadEmbedded(own)).Estimate(
            new() { Model = ModelReference.Parse(Arn), Usage = Usage.Parse("input-tokens=1000000"), AsOf = new DateOnly(2026, 11, 28) });

        // 3.30 USD for a million tokens through the us. profile (AWS's price list).
        Assert.That(estimate.TotalUsd, Is.EqualTo(3.3m));
        Assert.That(estimate.Findings.Select(static finding => finding.Code), Does.Contain("scope-assumed"));
    }

    private static SelectionRequest Request() => new()
    {
        Usage = Usage.Parse("input-tokens=1000,output-tokens=100"),
        Region = Virginia,
        AsOf = new DateOnly(2026, 1, 1),
        MissingEvidence = MissingEvidence.Allow,
    };
}
