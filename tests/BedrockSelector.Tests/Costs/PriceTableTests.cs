using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Costs;

/// <summary>
/// Rates read by hand from their sources, across kinds of price. The amount is quantity × price ÷ units, worked out in the comment.
/// </summary>
public class PriceTableTests
{
    private const string PriceList = "aws-price-list-2026-08-20";
    private const string Page = "aws-pricing-page-2026-07-24";
    private const string OldPage = "aws-pricing-page-2025-02-28";

    private static readonly CostEstimator Estimator = new(TestCatalogs.Embedded);

    // Standard tier, in the region.
    [TestCase("amazon.nova-micro-v1:0", "us-east-1", "standard", "input-tokens=1000000", "0.035", PriceList)]       // 10⁶ × 0.035 ÷ 10⁶
    [TestCase("amazon.nova-micro-v1:0", "us-east-1", "standard", "output-tokens=300", "0.000042", PriceList)]       // 300 × 0.14 = 42; ÷ 10⁶
    [TestCase("amazon.nova-micro-v1:0", "us-east-1", "standard", "cache-read-tokens=1000000", "0.00875", "aws-price-list-2026-09-17")]
    [TestCase("openai.gpt-oss-120b-1:0", "us-west-2", "standard", "input-tokens=1500", "0.000225", PriceList)]      // 1,500 × 0.15 = 225; ÷ 10⁶
    [TestCase("openai.gpt-oss-120b-1:0", "us-west-2", "standard", "output-tokens=400", "0.00024", PriceList)]       // 400 × 0.6 = 240; ÷ 10⁶
    [TestCase("mistral.mistral-large-3-675b-instruct", "us-east-1", "standard", "output-tokens=1", "0.0000015", PriceList)]
    [TestCase("deepseek.v3.2", "us-east-2", "standard", "input-tokens=3", "0.00000186", PriceList)]                // 3 × 0.62 = 1.86; ÷ 10⁶
    [TestCase("amazon.titan-embed-text-v2:0", "us-east-1", "standard", "input-tokens=7", "0.00000014", PriceList)] // 7 × 0.02 = 0.14; ÷ 10⁶
    [TestCase("cohere.embed-v4:0", "us-east-1", "standard", "input-tokens=1000000", "0.12", PriceList)]
    // Geographic and global profiles.
    [TestCase("us.amazon.nova-micro-v1:0", "us-west-2", "standard", "input-tokens=1000000", "0.035", PriceList)]
    [TestCase("us.amazon.nova-2-lite-v1:0", "us-east-1", "standard", "input-tokens=1000000", "0.33", Page)]
    [TestCase("us.amazon.nova-2-lite-v1:0", "us-west-2", "standard", "output-tokens=1000000", "2.75", PriceList)]
    [TestCase("global.amazon.nova-2-lite-v1:0", "us-east-1", "standard", "input-tokens=1000000", "0.3", PriceList)]
    [TestCase("global.amazon.nova-2-lite-v1:0", "us-east-1", "standard", "output-tokens=1000000", "2.5", PriceList)]
    [TestCase("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-east-1", "standard", "input-tokens=1500", "0.00495", PriceList)]     // 1,500 × 3.3 = 4,950; ÷ 10⁶
    [TestCase("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-east-1", "standard", "output-tokens=400", "0.0066", PriceList)]      // 400 × 16.5 = 6,600; ÷ 10⁶
    [TestCase("global.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-east-1", "standard", "input-tokens=1500", "0.0045", PriceList)]  // 1,500 × 3 = 4,500; ÷ 10⁶
    [TestCase("global.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-east-1", "standard", "output-tokens=400", "0.006", PriceList)]   // 400 × 15 = 6,000; ÷ 10⁶
    [TestCase("us.meta.llama3-3-70b-instruct-v1:0", "us-east-1", "standard", "input-tokens=1000000", "0.72", PriceList)]
    [TestCase("us.amazon.nova-premier-v1:0", "us-east-2", "standard", "output-tokens=1000000", "12.5", PriceList)]
    [TestCase("us.amazon.nova-premier-v1:0", "us-east-1", "standard", "web-grounding-requests=100", "3", Page)]                         // 100 × 0.03
    // Prompt cache.
    [TestCase("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-east-1", "standard", "cache-read-tokens=100000", "0.033", Page)] // 100,000 × 0.33 = 33,000; ÷ 10⁶
    [TestCase("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-east-1", "standard", "cache-write-5m-tokens=100000", "0.4125", Page)] // 100,000 × 4.125 = 412,500; ÷ 10⁶
    [TestCase("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-east-1", "standard", "cache-write-1h-tokens=100000", "0.66", Page)] // 100,000 × 6.6 = 660,000; ÷ 10⁶
    [TestCase("global.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-east-1", "standard", "cache-read-tokens=1000", "0.0003", Page)]   // 1,000 × 0.3 = 300; ÷ 10⁶
    // Batch, flex, priority, latency-optimized.
    [TestCase("amazon.nova-micro-v1:0", "us-east-1", "batch", "input-tokens=1000000", "0.0175", PriceList)]
    [TestCase("amazon.nova-micro-v1:0", "us-east-1", "batch", "output-tokens=1000000", "0.07", PriceList)]
    [TestCase("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-east-1", "batch", "input-tokens=1000000", "1.65", PriceList)]
    [TestCase("global.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-east-1", "batch", "output-tokens=1000000", "7.5", Page)]
    [TestCase("us.amazon.nova-2-lite-v1:0", "us-west-2", "batch", "input-tokens=1000000", "0.1595", PriceList)]                         // not half of 0.33
    [TestCase("openai.gpt-oss-120b-1:0", "us-east-1", "flex", "input-tokens=1000000", "0.075", Page)]
    [TestCase("openai.gpt-oss-120b-1:0", "us-east-1", "priority", "input-tokens=1000000", "0.2625", Page)]
    [TestCase("mistral.mistral-large-3-675b-instruct", "us-east-1", "priority", "output-tokens=1000000", "2.625", "portkey-2026-08-21")]
    [TestCase("us.amazon.nova-2-lite-v1:0", "us-east-1", "priority", "output-tokens=1000000", "4.8125", Page)]
    [TestCase("us.anthropic.claude-3-5-haiku-20241022-v1:0", "us-east-1", "latency-optimized", "input-tokens=1000000", "1", OldPage)]
    [TestCase("us.anthropic.claude-3-5-haiku-20241022-v1:0", "us-east-1", "standard", "input-tokens=1000000", "0.8", Page)]
    // Images, video, speech, rerank and what embedding models take.
    [TestCase("amazon.nova-canvas-v1:0", "us-east-1", "standard", "images=1", "0.04", Page)]
    [TestCase("amazon.nova-canvas-v1:0", "us-east-1", "standard", "images=3", "0.18", Page, "2048x2048", "standard")]                   // 3 × 0.06
    [TestCase("amazon.nova-canvas-v1:0", "us-east-1", "standard", "images=1", "0.08", Page, "2048x2048", "premium")]
    [TestCase("amazon.nova-reel-v1:1", "us-east-1", "standard", "video-seconds=6", "0.48", Page)]                                       // 6 × 0.08
    [TestCase("luma.ray-v2:0", "us-west-2", "standard", "video-seconds=1", "0.75", Page)]
    [TestCase("luma.ray-v2:0", "us-west-2", "standard", "video-seconds=1", "1.5", Page, "720p")]
    [TestCase("stability.stable-image-core-v1:1", "us-west-2", "standard", "images=1", "0.04", Page)]
    [TestCase("amazon.nova-sonic-v1:0", "us-east-1", "standard", "input-speech-tokens=1000", "0.0034", Page)]                           // 1,000 × 3.4 = 3,400; ÷ 10⁶
    [TestCase("amazon.nova-2-sonic-v1:0", "us-east-1", "standard", "output-speech-tokens=1000000", "12", Page)]
    [TestCase("cohere.rerank-v3-5:0", "us-east-1", "standard", "search-units=1000", "2", Page)]                                         // 1,000 × 0.002
    [TestCase("us.twelvelabs.marengo-embed-2-7-v1:0", "us-east-1", "standard", "text-requests=1000", "0.07", PriceList)]               // 1,000 × 0.00007
    [TestCase("us.twelvelabs.marengo-embed-2-7-v1:0", "us-east-1", "standard", "video-seconds=100", "0.07", "litellm-2026-08-01")]     // 100 × 0.0007
    // Long context: the whole request, above 200,000 input tokens.
    [TestCase("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-east-1", "standard", "input-tokens=200000", "0.66", PriceList)]      // 200,000 × 3.3 ÷ 10⁶
    [TestCase("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-east-1", "standard", "input-tokens=200001", "1.3200066", "litellm-2026-08-01")] // 200,001 × 6.6 = 1,320,006.6; ÷ 10⁶
    [TestCase("us.openai.gpt-5.6-luna", "us-east-1", "standard", "input-tokens=300000", "0.132", "pi-ai-2026-11-10")]                     // 300,000 × 0.44 = 132,000; ÷ 10⁶
    [TestCase("us.openai.gpt-5.6-luna", "us-east-1", "standard", "cache-write-30m-tokens=1000", "0.000275", "pi-ai-2026-11-10")]
    // Training, storage, capacity.
    [TestCase("amazon.nova-2-lite-v1:0", "us-east-1", "standard", "training-tokens=1000000", "3.78", "price-list-query-2026-08-02")]
    [TestCase("amazon.nova-2-lite-v1:0", "us-east-1", "standard", "model-storage-months=12", "23.4", "price-list-query-2026-08-02")]   // 12 × 1.95
    [TestCase("amazon.nova-canvas-v1:0", "us-east-1", "standard", "training-images=8000", "40", Page)]                                  // 8,000 × 0.005
    [TestCase("amazon.nova-canvas-v1:0", "us-east-1", "standard", "model-unit-hours=1", "60.5", Page)]
    [TestCase("amazon.nova-canvas-v1:0", "us-east-1", "standard", "model-unit-hours=730", "22082.5", Page, "", "", "6-month")]   // 730 × 30.25
    [TestCase("stability.stable-diffusion-xl-v1", "us-east-1", "provisioned", "model-unit-hours=1", "49.86", OldPage, "", "", "1-month")]
    [TestCase("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-east-1", "standard", "reserved-input-ktpm-hours=1000", "198", Page, "", "", "1-month")]
    [TestCase("global.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-east-1", "reserved", "reserved-output-ktpm-hours=1", "0.81", Page, "", "", "3-month")]
    public void Estimate_RateReadByHand_IsPricedToTheLastDigit(
        string model, string region, string tier, string usage, string usd, string source, string resolution = "", string quality = "", string term = "none")
    {
        Assert.That(ClosedSet.TryParse<PricingTier>(tier, out var parsedTier) & ClosedSet.TryParse<CommitmentTerm>(term, out var parsedTerm), Is.True);

        var estimate = Estimator.Estimate(new()
        {
            Model = ModelReference.Parse(model),
            Region = new(region),
            Usage = Usage.Parse(usage),
            Tier = parsedTier,
            Conditions = PriceConditions.Of(parsedTerm).With(Dimension.Parse("resolution"), resolution).With(Dimension.Parse("quality"), quality),
            AsOf = new(2026, 9, 1),
        });

        Assert.That(estimate.Missing, Is.Empty);
        Assert.That(estimate.Lines, Has.Length.EqualTo(1));
        Assert.That(estimate.TotalUsd, Is.EqualTo(decimal.Parse(usd, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That(estimate.Lines[0].Source, Is.EqualTo(source));
    }
}
