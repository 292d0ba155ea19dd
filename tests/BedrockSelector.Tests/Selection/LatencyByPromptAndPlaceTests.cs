using BedrockSelector.Evidence;
using BedrockSelector.Evidence.Latency;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;

namespace BedrockSelector.Tests.Selection;

public class LatencyByPromptAndPlaceTests
{
    // 2 percent of the measured second for each thousand tokens: 20 microseconds a token; prompts measured are of 1,000 tokens.
    private const string Growth = """
        "firstTokenGrowth": [
          { "models": "", "referenceInputTokens": 1000, "sharePerThousandTokens": 0.02, "mostSeconds": 2, "errorFactor": 3, "reason": "Test.", "source": "tests-2026-01-20" },
          { "models": "other.", "referenceInputTokens": 1000, "sharePerThousandTokens": 0, "mostSeconds": 2, "errorFactor": 1, "reason": "Test.", "source": "tests-2026-01-20" } ]
        """;

    // Big: a second to the first token, 50 tokens a second; 500 tokens of answer take 10 s.
    [TestCase("input-tokens=1000,output-tokens=500", 11)]
    [TestCase("input-tokens=101000,output-tokens=500", 13)]
    [TestCase("input-tokens=1000,cache-read-tokens=100000,output-tokens=500", 11)]
    [TestCase("input-tokens=1000,cache-write-5m-tokens=100000,output-tokens=500", 13)]
    [TestCase("output-tokens=500", 10.98)]
    public void Select_PromptOfAnyLength_WaitsForWhatIsNotReadFromACache(string usage, double seconds) =>
        Assert.That(Best(Overlay(Growth), usage).LatencySeconds, Is.EqualTo(seconds).Within(1e-9));

    [Test]
    public void Select_LongPrompt_SaysHowMuchLaterAndHowWrongThatMayBe()
    {
        var result = Select(Overlay(Growth), "input-tokens=101000,output-tokens=500");

        var finding = result.Findings.Single(static one => one.Code == SelectionFindings.LatencyByLength);
        Assert.That(finding.Message, Does.Contain("101000 tokens").And.Contain("2.0 s later").And.Contain("factor of 3").And.Contain("tests-2026-01-20"));
    }

    [Test]
    public void Select_NoGrowthKnown_TakesWhatWasMeasured() =>
        Assert.That(Best(Overlay("\"version\": \"2\""), "input-tokens=101000,output-tokens=500").LatencySeconds, Is.EqualTo(11).Within(1e-9));

    [Test]
    public void Select_LongestBeginningOfAnId_Counts()
    {
        var result = Select(Overlay(Growth), "input-tokens=101000,output-tokens=500");

        // Small: 0.25 s and 500 / 200 s; its times do not grow.
        Assert.That(result.Ranked.Single(static one => one.Candidate.CallId == "other.small-v1:0").LatencySeconds, Is.EqualTo(2.75).Within(1e-9));
    }

    [Test]
    public void Select_MeasuredInTheRegionCalled_GoesBeforeTheMixAndThatBeforeAnotherRegion()
    {
        const string Two = """ "regions": [ { "id": "eu-west-1", "name": "Ireland", "geography": "eu" } ], """;
        var here = Best(Overlay(Two + Big("us-east-1", 3)), "input-tokens=1000,output-tokens=500");
        var elsewhere = Best(Overlay(Two + Big("eu-west-1", 3)), "input-tokens=1000,output-tokens=500");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(here.LatencySeconds, Is.EqualTo(13));
            Assert.That(here.Latency!.Region.Value, Is.EqualTo("us-east-1"));

            // Nine of ten first tokens within 4 s: a second after the median.
            Assert.That(here.SlowLatencySeconds, Is.EqualTo(14));
            Assert.That(elsewhere.LatencySeconds, Is.EqualTo(11));
            Assert.That(elsewhere.SlowLatencySeconds, Is.Null);
        }
    }

    [Test]
    public void Select_OnlyMeasuredInAnotherRegionLongAgo_SaysSo()
    {
        const string Middle = """
            "regions": [ { "id": "eu-west-1", "name": "Ireland", "geography": "eu" } ],
            "sources": [ { "key": "old", "title": "Old", "url": null, "asOf": "2025-06-01", "kind": "third-party" } ],
            "models": [ { "id": "maker.middle-v1:0", "latency": [
              { "mode": "standard", "tier": "standard", "host": "bedrock", "region": "eu-west-1", "ttftSeconds": { "p50": 0.4 }, "outputTokensPerSecond": { "p50": 100 }, "source": "old" } ] } ]
            """;
        var result = Select(Overlay(Middle), "input-tokens=1000,output-tokens=500", "maker.middle-v1:0");

        // Of Amazon Bedrock, another region and nine months ago: 0.4 / 2^(273/365) = 0.24; another host, a mix and 40 days ago: 0.25 x 0.6 x 0.93 = 0.14.
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Ranked[0].LatencySeconds, Is.EqualTo(5.4).Within(1e-9));
            Assert.That(
                result.Findings.Select(static one => one.Code),
                Is.SupersetOf(new[] { SelectionFindings.LatencyOtherRegion, SelectionFindings.LatencyOld }).And.No.Member(SelectionFindings.LatencyElsewhere));
        }
    }

    [Test]
    public void Select_BatchAlone_DropsLatencyAndSaysWhy()
    {
        const string Batch = """
            "models": [ { "id": "maker.big-v1:0", "rates": [
              { "tier": "batch", "scopes": ["in-region"], "regions": ["us-east-1"], "meters": { "input-tokens": 1.5, "output-tokens": 7.5 }, "source": "prices-2026-01-15" } ] } ]
            """;
        var request = SmallCatalog.Request with { Tiers = [PricingTier.Batch] };
        var result = SmallCatalog.Selector(Overlay(Batch)).Select(request);
        var limited = SmallCatalog.Selector(Overlay(Batch)).Select(request with { MaxLatencySeconds = 100 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Ranked, Has.Length.EqualTo(1));
            Assert.That(result.Ranked[0].LatencySeconds, Is.Null);
            Assert.That(
                result.Findings.Single(static one => one.Code == SelectionFindings.CriterionDropped).Message,
                Is.EqualTo("A batch job has no response time: the criterion is dropped for all."));
            Assert.That(limited.Ranked, Is.Empty);
            Assert.That(limited.Rejected.Select(static one => one.Code), Does.Contain(RejectionCode.LatencyMissing));
        }
    }

    [Test]
    public void TryEstimate_LongerPrompt_AgreesWithTheSelection()
    {
        IKnowledgeSource knowledge = SmallCatalog.Load(Overlay(Growth));
        Assert.That(
            new LatencyEstimator(new EvidenceStore(knowledge)).TryEstimate(new(new("maker.big-v1:0"), 500) { InputTokens = 101_000 }, out var estimate), Is.True);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(estimate!.Total.TotalSeconds, Is.EqualTo(13).Within(1e-6));
            Assert.That(estimate.InputLengthConsidered, Is.True);
        }
    }

    private static string Big(string region, double seconds) => FormattableString.Invariant(
        $$"""
        "models": [ { "id": "maker.big-v1:0", "latency": [
          { "mode": "standard", "tier": "standard", "host": "bedrock", "region": "{{region}}", "ttftSeconds": { "p50": {{seconds}}, "p90": {{seconds + 1}} }, "outputTokensPerSecond": { "p50": 50 },
            "source": "tests-2026-01-20" } ] } ]
        """);

    private static CatalogLayer Overlay(string members) => CatalogLayer.Parse("overlay", $$"""{ "schemaVersion": 1, {{members}} }""");

    private static RankedCandidate Best(CatalogLayer overlay, string usage) => Select(overlay, usage, "maker.big-v1:0").Ranked[0];

    private static SelectionResult Select(CatalogLayer overlay, string usage, string? only = null)
    {
        // Cached tokens are free here: only time is asked for.
        var free = CatalogLayer.Parse("free", """
            { "schemaVersion": 1,
              "meters": [
                { "id": "cache-read-tokens", "unit": "token", "per": 1000000, "kind": "inference", "tier": null, "description": "Read." },
                { "id": "cache-write-5m-tokens", "unit": "token", "per": 1000000, "kind": "inference", "tier": null, "description": "Written." } ],
              "models": [ { "id": "maker.big-v1:0", "features": { "prompt-caching": true }, "sources": { "features": "tests-2026-01-20" }, "rates": [
                { "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "meters": { "cache-read-tokens": 0, "cache-write-5m-tokens": 0 }, "source": "prices-2026-01-15" } ] } ] }
            """);
        var request = SmallCatalog.Request with { Usage = Usage.Parse(usage), Only = only is null ? [] : [new(only)], MissingEvidence = MissingEvidence.Allow };
        return SmallCatalog.Selector(free, overlay).Select(request);
    }
}
