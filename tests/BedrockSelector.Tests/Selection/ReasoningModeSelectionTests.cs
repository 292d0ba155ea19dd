using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using static BedrockSelector.Tests.TestCatalogs;

namespace BedrockSelector.Tests.Selection;

public class ReasoningModeSelectionTests
{
    private static readonly SelectionRequest Request = new() { Usage = Usage.Tokens(1000, 200), AsOf = new(2026, 9, 1) };

    // 1 USD a million in, 2 USD a million out; 10 tokens a second after 1 s; thinks with 3 tokens (1 to 5) for each token of an answer.
    private static readonly string Thinker = $$"""
        { "id": "a.two", "name": "Two", "provider": "a", "input": ["text"], "output": ["text"],
          "limits": { "contextWindow": 100000, "maxOutputTokens": 8000 },
          "offers": [{ "inference": "on-demand", "endpoint": "runtime", "scope": "in-region", "regions": ["us-east-1"], "source": "s" }],
          "rates": [{ "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "meters": { "input-tokens": 1, "output-tokens": 2 }, "source": "s" }],
          "quality": [
            { "task": "chat", "score": 50, "standardError": 1, "mode": "standard", "source": "s" },
            { "task": "chat", "score": 70, "standardError": 1, "mode": "high", "source": "s" } ],
          "latency": [
            { "mode": "standard", "tier": "standard", "host": "bedrock", "ttftSeconds": { "p50": 1 }, "outputTokensPerSecond": { "p50": 10 }, "source": "s" } ],
          "reasoningTokens": [
            { "mode": "high", "perAnswerToken": 3, "low": 1, "high": 5, "source": "s" },
            { "mode": "high", "task": "coding", "perAnswerToken": 9, "low": 9, "high": 9, "source": "s" } ] }
        """;

    [Test]
    public void Select_ModelInTwoModes_RanksBothEachWithItsOwnCostAndTime()
    {
        var ranked = new Selector(Of(Thinker)).Select(Request).Ranked;

        // standard: 1,000 × 1 + 200 × 2 = 1,400 ÷ 10⁶ = 0.0014 USD; 1 + 200 ÷ 10 = 21 s
        // high: 200 × 3 = 600 tokens of reasoning; 1,000 × 1 + 800 × 2 = 2,600 ÷ 10⁶ = 0.0026 USD; 1 + 800 ÷ 10 = 81 s
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ranked.Select(static one => (one.Candidate.Mode.Name, one.CostUsd, one.LatencySeconds, one.Quality!.Score)), Is.EquivalentTo(
                new[] { ("standard", 0.0014m, (double?)21, 50d), ("high", 0.0026m, 81, 70) }));
            Assert.That(
                ranked.Single(static one => one.Candidate.Mode.Reasons).Reasoning, Is.EqualTo(new ExpectedReasoning(600m, 200m, 1000m, "s")));
            Assert.That(ranked.Single(static one => !one.Candidate.Mode.Reasons).Reasoning, Is.Null);
        }
    }

    [Test]
    public void Select_RankedInAMode_HasAnEstimateOfThatMode()
    {
        var best = new Selector(Of(Thinker)).Select(Request with { Mode = ReasoningMode.Reasoning }).Best!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(best.Cost.TotalUsd, Is.EqualTo(best.CostUsd));
            Assert.That(best.Cost.Lines.Single(static line => line.Meter == Meter.OutputTokens).Quantity, Is.EqualTo(800m));
        }
    }

    [TestCase("standard", "standard")]
    [TestCase("reasoning", "high")]
    [TestCase("high", "high")]
    public void Select_Mode_RestrictsToIt(string wanted, string ranked)
    {
        var result = new Selector(Of(Thinker)).Select(Request with { Mode = ReasoningMode.Parse(wanted) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Ranked.Select(static one => one.Candidate.Mode.Name), Is.EqualTo(new[] { ranked }));
            Assert.That(result.Rejected.Select(static one => one.Code), Is.EqualTo(new[] { RejectionCode.ModeNotAllowed }));
        }
    }

    [TestCase("input-tokens=1000,output-tokens=200,reasoning-tokens=50")]
    [TestCase("input-tokens=1000,reasoning-tokens=50,output-tokens=200")]
    public void Select_ReasoningTokensInTheUsage_TakeThePlaceOfThoseExpected(string usage)
    {
        var ranked = new Selector(Of(Thinker)).Select(Request with { Usage = Usage.Parse(usage) }).Ranked;

        // 1,000 × 1 + (200 + 50) × 2 = 1,500 ÷ 10⁶ = 0.0015 USD; without reasoning as before
        Assert.That(ranked.ToDictionary(static one => one.Candidate.Mode.Name, static one => one.CostUsd), Is.EqualTo(
            new Dictionary<string, decimal> { ["high"] = 0.0015m, ["standard"] = 0.0014m }));
    }

    [Test]
    public void Select_MoreThinkingThanTheModelWrites_IsRejectedInThatModeAlone()
    {
        // 2,500 × 3 = 7,500 of reasoning and 2,500 of the answer are above 8,000.
        var result = new Selector(Of(Thinker)).Select(Request with { Usage = Usage.Tokens(1000, 2500) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Ranked.Select(static one => one.Candidate.Mode.Name), Is.EqualTo(new[] { "standard" }));
            Assert.That(result.Rejected.Select(static one => one.Code), Is.EqualTo(new[] { RejectionCode.CannotDo }));
        }
    }

    [Test]
    public void Choose_TheSameRequest_GivesTheModeRankedFirst()
    {
        var selector = new Selector(Of(Thinker));
        foreach (var weights in new SelectionWeights[] { new(1, 0, 0), new(0, 1, 0), new(0, 0, 1) })
        {
            selector.Prepare(Request with { Weights = weights }).TryChoose(out var choice);

            Assert.That(choice.Candidate.Mode, Is.EqualTo(weights.Quality > 0 ? ReasoningMode.Parse("high") : ReasoningMode.Standard));
        }
    }

    [Test]
    public void Select_EmbeddedCatalog_NoCostLacksTheThinkingOfTheQualityBesideIt()
    {
        var selector = new Selector(Embedded);
        foreach (var region in new[] { "us-east-1", "eu-central-1", "ap-northeast-1" })
        {
            foreach (var task in Embedded.Tasks)
            {
                var result = selector.Select(Request with { Region = new(region), Task = TaskClass.Parse(task.Name), MinQuality = 0 });
                foreach (var one in result.Ranked.Where(static one => one.Quality is not null))
                {
                    using (Assert.EnterMultipleScope())
                    {
                        Assert.That(one.Candidate.Mode, Is.EqualTo(one.Quality!.Mode), one.Candidate.CallId);
                        Assert.That(one.Reasoning is not null, Is.EqualTo(one.Candidate.Mode.Reasons), one.Candidate.CallId);
                        Assert.That(one.Cost.TotalUsd, Is.EqualTo(one.CostUsd), one.Candidate.CallId);
                    }
                }
            }
        }
    }

    [TestCase(40d, 0)]
    [TestCase(60d, 1)]
    public void Select_FloorOfTheTask_RejectsWhatIsKnownToBeWeak(double floor, int rejected)
    {
        var tasks = CatalogLayer.Parse(
            "tasks",
            $$"""
            { "schemaVersion": 1, "tasks": [ { "id": "chat", "weights": { "quality": 3, "latency": 0, "cost": 1 }, "minQuality": {{floor}}, "reason": "Ours." } ] }
            """);
        var catalog = Of(Layer("base", Thinker), tasks);
        var selector = new Selector(catalog);

        var result = selector.Select(Request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Request.Weights, Is.EqualTo(new SelectionWeights(3, 0, 1)));
            Assert.That(result.Preset!.Reason, Is.EqualTo("Ours."));
            Assert.That(result.Rejected.Select(static one => one.Code), Is.EqualTo(Enumerable.Repeat(RejectionCode.QualityTooLow, rejected)));
            Assert.That(selector.Select(Request with { MinQuality = 0 }).Rejected, Is.Empty);
            Assert.That(selector.Select(Request with { Weights = SelectionWeights.Balanced }).Request.Weights, Is.EqualTo(SelectionWeights.Balanced));
        }
    }
}
