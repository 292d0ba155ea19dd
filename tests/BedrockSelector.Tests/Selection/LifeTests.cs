using BedrockSelector.Calls;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;

namespace BedrockSelector.Tests.Selection;

public sealed class LifeTests
{
    private static readonly DateOnly Day = new(2026, 11, 28);

    // Ended in most regions, alive in one: what holds is the region called.
    [TestCase("us-east-1", false)]
    [TestCase("eu-west-1", true)]
    public void Select_EndsInSomeRegions_HoldsWhereItLives(string region, bool ranked)
    {
        var catalog = TestCatalogs.Of(
            """
            { "id": "maker.model", "name": "Model", "provider": "maker", "input": ["text"], "output": ["text"],
              "offers": [{ "inference": "on-demand", "endpoint": "runtime", "scope": "in-region", "regions": ["eu-west-1", "us-east-1"], "source": "s" }],
              "rates": [{ "tier": "standard", "scopes": ["in-region"], "regions": ["eu-west-1", "us-east-1"], "meters": { "input-tokens": 1, "output-tokens": 2 }, "source": "s" }],
              "lifecycle": { "endOfLifeOn": "2027-02-01", "regions": [{ "region": "eu-west-1", "status": "active" }], "source": "s" },
              "quality": [{ "task": "chat", "score": 70, "standardError": 1, "mode": "standard", "source": "s" }] }
            """);

        var result = new Selector(catalog).Select(new() { Usage = Usage.Tokens(1, 1), Region = new(region), AsOf = Day, SupportedUntil = new(2027, 6, 1) });

        Assert.That(result.Ranked.Length, Is.EqualTo(ranked ? 1 : 0));
        Assert.That(result.Rejected.Select(static one => one.Code), ranked ? Is.Empty : Is.EqualTo(new[] { RejectionCode.EndsTooSoon }));
    }

    // The day of the promise is the first that nothing covers.
    [TestCase("2027-05-31", false)]
    [TestCase("2027-06-01", true)]
    [TestCase("2027-09-01", true)]
    public void Select_NotBefore_PromisesUntilThen(string until, bool doubtful)
    {
        var catalog = TestCatalogs.Of(TestCatalogs.TextModel("maker.model", quality: 70, extra: """, "lifecycle": { "endOfLifeNotBefore": "2027-06-01", "source": "s" }"""));
        var request = new SelectionRequest { Usage = Usage.Tokens(1, 1), AsOf = Day, SupportedUntil = DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture) };

        var allowed = new Selector(catalog).Select(request);
        var strict = new Selector(catalog).Select(request with { Unknown = UnknownFacts.Reject });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(allowed.Ranked.Single().Findings.Select(static one => one.Code), doubtful ? Has.Member("life-not-promised") : Is.Empty);
            Assert.That(strict.Rejected.Select(static one => one.Code), doubtful ? Is.EqualTo(new[] { RejectionCode.EndsTooSoon }) : Is.Empty);
        }
    }

    [Test]
    public void Select_EveryLegacyModel_IsMarkedWithWhatItMeans()
    {
        var result = new Selector(TestCatalogs.Embedded).Select(new() { Usage = Usage.Tokens(1000, 100), AsOf = Day, MinQuality = 0 });
        var legacy = result.Ranked.Where(static one => one.Candidate.Model.Lifecycle.StatusOn(Day, one.Candidate.Region) == BedrockSelector.Knowledge.LifecycleStatus.Legacy).ToArray();

        Assert.That(legacy, Is.Not.Empty);
        using (Assert.EnterMultipleScope())
        {
            foreach (var one in result.Ranked)
            {
                var marked = one.Findings.FirstOrDefault(static finding => finding.Code == "model-legacy");
                Assert.That(marked is not null, Is.EqualTo(legacy.Contains(one)), one.Candidate.CallId);
                Assert.That(marked?.Message, Is.Null.Or.Contains("30 days"), one.Candidate.CallId);
            }
        }
    }

    [Test]
    public void Score_Always_IsFromZeroToAHundred()
    {
        // A million dollars and a week: the contributions are below zero, the score is not, and the order goes by their sum.
        var catalog = TestCatalogs.Of(
            TestCatalogs.TextModel("maker.slow", 1m, 2m, 1, 500_000), TestCatalogs.TextModel("maker.slower", 1m, 2m, 1, 900_000));
        var result = new Selector(catalog).Select(new() { Usage = Usage.Tokens(50_000, 8_000), AsOf = Day, MinQuality = 0, Weights = new(0, 1, 0) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Ranked.Select(static one => one.Score), Has.All.EqualTo(0));
            Assert.That(result.Ranked.Select(static one => one.Candidate.CallId), Is.EqualTo(new[] { "maker.slow", "maker.slower" }));
        }
    }

    // Equal cost and time, one point of quality: with standard errors of 1 each, one error of the difference is 1.41.
    [TestCase(69.0, true)]
    [TestCase(68.0, false)]
    public void Select_WithinOneStandardError_IsATie(double quality, bool tied)
    {
        var catalog = TestCatalogs.Of(TestCatalogs.TextModel("maker.first", quality: 70, seconds: 1), TestCatalogs.TextModel("maker.second", quality: quality, seconds: 1));

        var result = new Selector(catalog).Select(new() { Usage = Usage.Tokens(1000, 100), AsOf = Day });

        Assert.That(result.Ranked.Select(static one => one.TiedWithBest), Is.EqualTo(new[] { false, tied }));
    }
}
