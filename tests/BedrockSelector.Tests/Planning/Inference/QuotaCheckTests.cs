using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning;
using BedrockSelector.Planning.Inference;

namespace BedrockSelector.Tests.Planning.Inference;

public sealed class QuotaCheckTests
{
    [TestCase("amazon.nova-lite-v1:0", "us-east-1", 4_000_000L, 1)]
    [TestCase("amazon.nova-lite-v1:0", "us-west-2", 200_000L, 1)]
    [TestCase("us.amazon.nova-lite-v1:0", "us-east-1", 8_000_000L, 1)]
    [TestCase("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-east-1", 5_000_000L, 5)]
    [TestCase("global.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-east-1", 5_000_000L, 5)]
    public void Find_ListedModel_GivesDefaultAndBurnDown(string model, string region, long tokensPerMinute, int burnDown)
    {
        var quota = OnDemandQuotas.Of(ModelCatalog.LoadEmbedded()).Find(ModelCatalog.LoadEmbedded().Resolve(ModelReference.Parse(model), new AwsRegion(region)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(quota!.TokensPerMinute, Is.EqualTo(tokensPerMinute));
            Assert.That(quota.OutputBurnDown, Is.EqualTo(burnDown));
        }
    }

    [Test]
    public void Find_UnlistedModel_IsNull() =>
        Assert.That(OnDemandQuotas.Of(ModelCatalog.LoadEmbedded()).Find(ModelCatalog.LoadEmbedded().Resolve(ModelReference.Parse("amazon.titan-embed-text-v2:0"), new AwsRegion("us-east-1"))), Is.Null);

    [Test]
    public void Of_OutputBurnsFiveFold_DoesNotFit()
    {
        // 60,000 input and 60,000 output tokens an hour: 1,000 + 5 × 1,000 = 6,000 quota tokens a minute, twice at the peak.
        var check = QuotaCheck.Of(new(null, 11_999, null, 5, "test"), 5, DemandSeries.Constant(1_000m, 1_000m, 2, peakFactor: 2m));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.PeakTokensPerMinute, Is.EqualTo(12_000m));
            Assert.That(check.BusiestDayTokens, Is.EqualTo(720_000m));
            Assert.That(check.Fits, Is.False);
        }
    }

    [Test]
    public void Of_MaxTokensReserved_CountWhileCallsRun()
    {
        // 10 requests a minute hold 10 × 4,096 tokens beside 1,000 of input, though they settle at 2,000.
        var check = QuotaCheck.Of(new(null, 40_000, null, 1, "test"), 1, DemandSeries.Constant(1_000m, 1_000m, 1), 10m, 4_096m);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.PeakTokensPerMinute, Is.EqualTo(2_000m));
            Assert.That(check.PeakReservedTokensPerMinute, Is.EqualTo(41_960m));
            Assert.That(check.Fits, Is.False);
        }
    }

    [Test]
    public void Of_NoKnownQuota_SaysNeitherYesNorNo() =>
        Assert.That(QuotaCheck.Of(null, 1, DemandSeries.Constant(1m, 1m, 1)).Fits, Is.Null);
}
