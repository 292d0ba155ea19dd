using BedrockSelector.Calls;
using BedrockSelector.Calls.Capabilities;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using Microsoft.Extensions.DependencyInjection;

namespace BedrockSelector.Tests.Snippets;

/// <summary>The code of the README, region by region: compiled here, run here, and compared with the README by <see cref="ReadmeTests"/>.</summary>
[TestFixture]
public sealed class ReadmeSnippets
{
    [Test]
    public void Begin_OfTheReadme_RanksFromText()
    {
        #region begin
        var bedrock = BedrockAdvisor.Load();
        var ranking = bedrock.Select("input-tokens=1500,output-tokens=400", task: "chat");
        Console.WriteLine($"{ranking.Best?.Candidate.CallId} at {ranking.Best?.CostUsd} USD a request");
        #endregion

        Assert.That(ranking.Ranked, Is.Not.Empty);
    }

    [Test]
    public void Estimate_OfTheReadme_CostsWhatItSays()
    {
        var bedrock = BedrockAdvisor.Load();

        #region estimate
        var estimate = bedrock.Estimate(new()
        {
            Model = ModelReference.Parse("us.anthropic.claude-sonnet-4-5-20250929-v1:0"),
            Region = new("us-east-1"),
            Usage = Usage.Tokens(inputTokens: 1_500, outputTokens: 300),
            Requests = 10_000,
            AsOf = new(2026, 11, 22),
        });

        foreach (var line in estimate.Lines)
        {
            Console.WriteLine($"{line.Meter}: {line.AmountUsd.Plain()} USD ({line.Source})");
        }
        #endregion

        // 10,000 × (1,500 × 3.30 + 300 × 16.50) ÷ 1,000,000 = 49.50 + 49.50
        Assert.That(estimate.TotalUsd, Is.EqualTo(99m));
    }

    [Test]
    public void Check_OfTheReadme_SaysWhyNot()
    {
        var bedrock = BedrockAdvisor.Load();

        #region check
        var report = bedrock.Check("amazon.nova-micro-v1:0", new() { Inputs = [Modality.Text, Modality.Image] });

        Console.WriteLine(report.Problems[0].Message);
        #endregion

        Assert.That(report.Problems[0].Message, Is.EqualTo("Amazon Nova Micro takes text only: the request has an image."));
    }

    [Test]
    public void Select_OfTheReadme_HasAWinnerWithReasons()
    {
        var bedrock = BedrockAdvisor.Load();

        #region select
        var result = bedrock.Select(new()
        {
            Usage = Usage.Tokens(inputTokens: 1_500, outputTokens: 400),
            Inputs = [Modality.Text, Modality.Image],
            Task = TaskClass.Vision,
            Weights = new(quality: 5, latency: 2, cost: 3),
            MaxLatencySeconds = 8,
            Endpoints = [ModelEndpoint.Runtime],
            AsOf = new(2026, 11, 22),
        });

        if (result.Best is { } best)
        {
            Console.WriteLine($"{best.Candidate.CallId}: {best.CostUsd.Plain()} USD a request, {best.LatencySeconds:F1} s");
        }
        #endregion

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Best, Is.Not.Null);
            Assert.That(result.Best?.LatencySeconds, Is.LessThanOrEqualTo(8));
            Assert.That(result.Rejected, Has.Some.Matches<Rejection>(static one => one?.Code == RejectionCode.TooSlow));
        }
    }

    [Test]
    public void AddBedrockSelector_OfTheReadme_PricesByTheOverlay()
    {
        var services = new ServiceCollection();
        const string json =
            """
            {
              "schemaVersion": 1,
              "sources": [
                { "key": "our-agreement-2026", "title": "Our enterprise agreement", "asOf": "2026-01-01", "kind": "caller" }
              ],
              "models": [
                {
                  "id": "amazon.nova-micro-v1:0",
                  "rates": [
                    { "tier": "standard", "scopes": ["in-region", "geo"], "regions": ["us-east-1"], "meters": { "input-tokens": 0.03, "output-tokens": 0.12 }, "source": "our-agreement-2026" }
                  ]
                }
              ]
            }
            """;

        #region services
        services.AddBedrockSelector(options => options.Region = "us-east-1")
            .AddOverlay(CatalogLayer.Parse("our-agreement", json));
        #endregion

        using var provider = services.BuildServiceProvider();
        var estimate = provider.GetRequiredService<ICostEstimator>().Estimate(new()
        {
            Model = ModelReference.Parse("amazon.nova-micro-v1:0"),
            Region = new("us-east-1"),
            Usage = Usage.Tokens(1_000_000, 0),
            AsOf = new(2026, 11, 22),
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(estimate.TotalUsd, Is.EqualTo(0.03m));
            Assert.That(estimate.Lines[0].Layer, Is.EqualTo("our-agreement"));
        }
    }
}
