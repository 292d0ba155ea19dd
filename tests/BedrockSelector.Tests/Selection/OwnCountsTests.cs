using BedrockSelector.Calls;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using BedrockSelector.Tokens;

namespace BedrockSelector.Tests.Selection;

public sealed class OwnCountsTests
{
    private static readonly SelectionRequest Base = new() { Usage = Usage.Tokens(10_000, 1_000), AsOf = new(2026, 11, 28), MinQuality = 0 };

    [Test]
    public void Select_TokensOf_PricesEachByItsOwnFamily()
    {
        var plain = Ranked(Base);
        var counted = Ranked(Base with { TokensOf = new("anthropic.claude-sonnet-4-6") });

        // claude-3 to claude-4-7: 1.42 ÷ 1.06 = 1.3396 as many tokens of the same English text. Opus 4.7 over us.: 13,396 × 5.5 + 1,340 × 27.5 dollars a million.
        using (Assert.EnterMultipleScope())
        {
            Assert.That(counted["us.anthropic.claude-sonnet-4-6"].CostUsd, Is.EqualTo(plain["us.anthropic.claude-sonnet-4-6"].CostUsd));
            Assert.That(counted["us.anthropic.claude-opus-4-7"].Usage.ToString(), Is.EqualTo("input-tokens=13396,output-tokens=1340"));
            Assert.That(counted["us.anthropic.claude-opus-4-7"].CostUsd, Is.EqualTo(0.110528m));
            Assert.That(counted["us.anthropic.claude-opus-4-7"].Cost.TotalUsd, Is.EqualTo(0.110528m));
            Assert.That(plain["us.anthropic.claude-opus-4-7"].Usage, Is.EqualTo(Base.Usage));
        }
    }

    [Test]
    public void Select_Content_IsCountedForEachModel()
    {
        var content = new TokenInput { Texts = [string.Join(' ', Enumerable.Repeat("The quick brown fox jumps over the lazy dog.", 500))] };
        var counted = Ranked(Base with { Usage = Usage.Parse("output-tokens=1000"), Content = content });
        var estimator = new TokenEstimator();

        using (Assert.EnterMultipleScope())
        {
            foreach (var one in counted.Values.Where(static one => one.Findings.All(static finding => finding.Code != "tokens-not-counted")))
            {
                Assert.That(one.Usage[Meter.InputTokens], Is.EqualTo((decimal)estimator.Estimate(one.Candidate.Model.Id, content)!.Tokens), one.Candidate.CallId);
            }
        }
    }

    [Test]
    public void TryChoose_OwnCounts_GivesWhatIsRankedFirst()
    {
        var selector = new Selector(TestCatalogs.Embedded);
        foreach (var model in new[] { "anthropic.claude-sonnet-4-6", "amazon.nova-pro-v1:0", "meta.llama3-3-70b-instruct-v1:0" })
        {
            var request = Base with { TokensOf = new(model), MinQuality = null };
            var best = selector.Select(request).Best!;

            Assert.That(selector.Prepare(request).TryChoose(out var choice), Is.True);
            Assert.That((choice.CallId, choice.CostUsd), Is.EqualTo((best.Candidate.CallId, best.CostUsd)));
        }
    }

    private static Dictionary<string, RankedCandidate> Ranked(SelectionRequest request) => new Selector(TestCatalogs.Embedded).Select(request).Ranked
        .Where(static one => !one.Candidate.Mode.Reasons && one.Candidate.Offer.Endpoint == BedrockSelector.Knowledge.ModelEndpoint.Runtime)
        .ToDictionary(static one => one.Candidate.CallId);
}
