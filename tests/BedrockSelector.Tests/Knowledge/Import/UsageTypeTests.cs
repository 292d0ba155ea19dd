using BedrockSelector.Knowledge.Import;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Knowledge.Import;

public class UsageTypeTests
{
    private static readonly TestCaseData[] Known =
    [
        // Forms published in offer files from 2026-07 to 2026-10.
        new("USE1-NovaPro-input-tokens", "NovaPro", "input-tokens", PricingTier.Standard, "Regional"),
        new("APN1-NovaPro-output-tokens", "NovaPro", "output-tokens", PricingTier.Standard, "Regional"),
        new("APN1-NovaPro-input-tokens-batch", "NovaPro", "input-tokens", PricingTier.Batch, "Regional"),
        new("USE1-NovaPro-output-tokens-latency-optimized", "NovaPro", "output-tokens", PricingTier.LatencyOptimized, "Regional"),
        new("USW2-Nova2.0Lite-cache-read-input-token-count", "Nova2.0Lite", "cache-read-tokens", PricingTier.Standard, "Regional"),
        new("USW2-Nova2.0Lite-cache-write-input-token-count-flex", "Nova2.0Lite", "cache-write-5m-tokens", PricingTier.Flex, "Regional"),
        new("USW2-Nova2.0Lite-input-tokens-priority-cross-region-global", "Nova2.0Lite", "input-tokens", PricingTier.Priority, "Global"),
        new("USE1-Nova2.0Lite-input-tokens-cross-region-global-batch", "Nova2.0Lite", "input-tokens", PricingTier.Batch, "Global"),
        new("USE1-Claude4Sonnet-cache-write-input-token-count-1-hour", "Claude4Sonnet", "cache-write-1h-tokens", PricingTier.Standard, "Regional"),
        new("EU-qwen.qwen3-coder-480b-a35b-instruct-mantle-input-tokens-flex", "qwen.qwen3-coder-480b-a35b-instruct", "input-tokens", PricingTier.Flex, "Regional"),
        new("USW2-moonshotai.kimi-k3-mantle-cache-write-tokens-30m-standard", "moonshotai.kimi-k3", "cache-write-30m-tokens", PricingTier.Standard, "Regional"),
        new("USW2-moonshotai.kimi-k3-mantle-input-tokens-global-flex", "moonshotai.kimi-k3", "input-tokens", PricingTier.Flex, "Global"),
        new("USE1-MP:USE1_InputTokenCount-Units", "", "input-tokens", PricingTier.Standard, "Regional"),
        new("USE1-MP:USE1_OutputTokenCount_Global-Units", "", "output-tokens", PricingTier.Standard, "Global"),
        new("USE1-MP:USE1_InputTokenCount_Global_Batch-Units", "", "input-tokens", PricingTier.Batch, "Global"),
        new("USE1-MP:USE1_MillionBatchInputTokens-Units", "", "input-tokens", PricingTier.Batch, "Regional"),
        new("USE1-MP:USE1_InputTokenCount_LatencyOptimized-Units", "", "input-tokens", PricingTier.LatencyOptimized, "Regional"),
        new("USW2-MP:USW2_CacheReadInputTokenCount-Units", "", "cache-read-tokens", PricingTier.Standard, "Regional"),
        new("USW2-MP:USW2_CacheWriteInputTokenCount_Global-Units", "", "cache-write-5m-tokens", PricingTier.Standard, "Global"),
        new("USW2-MP:USW2_CacheWrite1hInputTokenCount-Units", "", "cache-write-1h-tokens", PricingTier.Standard, "Regional"),
        new("APN1-MP:APN1_input_tokens_global_standard-Units", "", "input-tokens", PricingTier.Standard, "Global"),
        new("USW2-MP:USW2_cache_write_tokens_1h_standard-Units", "", "cache-write-1h-tokens", PricingTier.Standard, "Regional"),
        new("USW2-MP:USW2_cache_write_tokens_30m_standard-Units", "", "cache-write-30m-tokens", PricingTier.Standard, "Regional"),
        new("USE1-NovaSonic-speech-input-tokens", "NovaSonic", "input-speech-tokens", PricingTier.Standard, "Regional"),
        new("USE1-Nova2.0Pro-text-input-tokens-priority", "Nova2.0Pro", "input-tokens", PricingTier.Priority, "Regional"),
        new("USE1-TitanTextG1-Express-output-tokens", "TitanTextG1-Express", "output-tokens", PricingTier.Standard, "Regional"),
        new("USE1-NovaMicro-Customization-Training", "NovaMicro", "training-tokens", PricingTier.Standard, "Regional"),
        new("USW2-MP:USW2_ProvisionedThroughput_1MonthCommit_ModelUnits_Usage-Units", "", "model-unit-hours", PricingTier.Provisioned, "Regional"),
    ];

    [TestCaseSource(nameof(Known))]
    public void TryParse_KnownForm_ReadsMeterTierAndLane(string text, string name, string meter, PricingTier tier, string lane)
    {
        var usage = UsageType.TryParse(text);

        Assert.That(usage, Is.Not.Null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(usage!.Name, Is.EqualTo(name));
            Assert.That(usage.Meter, Is.EqualTo(meter));
            Assert.That(usage.Tier, Is.EqualTo(tier));
            Assert.That(usage.Lane.ToString(), Is.EqualTo(lane));
            Assert.That(usage.LongContext, Is.False);
            Assert.That(usage.Custom, Is.False);
        }
    }

    [TestCase("USE1-openai.gpt-5.6-luna-mantle-cache-write-tokens-5m-long-ctx-flex")]
    [TestCase("USE1-MP:USE1_input_tokens_long_ctx_global_standard-Units")]
    [TestCase("USE1-Claude4Sonnet-output-tokens-long-context-cross-region-global")]
    public void TryParse_LongContext_IsMarked(string text) => Assert.That(UsageType.TryParse(text)!.LongContext, Is.True);

    [Test]
    public void TryParse_CustomModel_IsMarked() => Assert.That(UsageType.TryParse("USE1-NovaLite-input-tokens-custom-model")!.Custom, Is.True);

    [TestCase("USE1-NovaCanvas-T2I-1024-Standard")]
    [TestCase("USE1-Nova2.0Omni-input-audio-token-count")]
    [TestCase("USE1-MP:USE1_search_units-Units")]
    [TestCase("USE1-MP:USE1_created_image-Units")]
    [TestCase("USE1-MP:USE1_Reserved_1Month_InputTPM_Geo-Units")]
    [TestCase("USE1-Claude4Sonnet-reserved-1-month-input-tokens-per-minute-cross-region-geo")]
    [TestCase("USE1-NovaPro-input-tokens-standard-v2", Description = "an ending not seen before could be another price")]
    [TestCase("USE1-NovaPro-input-tokens-batch-flex", Description = "two tiers")]
    [TestCase("USE1-NovaPro-input-tokens-1h", Description = "a time to live of what is not a cache write")]
    [TestCase("")]
    public void TryParse_OtherForm_IsNotRead(string text) => Assert.That(UsageType.TryParse(text), Is.Null);
}
