using System.Text.RegularExpressions;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Import;

/// <summary>What a usage type of the price list says: which meter, in which tier, for calls that go how far.</summary>
/// <param name="Name">The name or id before the meter; empty where the usage type has none.</param>
/// <param name="IsMantle">Whether the row is for the OpenAI-compatible endpoint; the name is then an id.</param>
/// <param name="Meter">The meter.</param>
/// <param name="Tier">The pricing tier.</param>
/// <param name="Lane">How far a call may go.</param>
/// <param name="LongContext">Whether the price is for inputs above the model's threshold.</param>
/// <param name="Custom">Whether the price is for a custom model.</param>
/// <param name="Term">The commitment term; <see langword="null"/> where the price has none.</param>
/// <remarks>
/// <para>Four grammars are in use side by side (files of 2026-07 to 2026-10):</para>
/// <list type="bullet">
/// <item><c>USE1-NovaPro-input-tokens-batch</c>, <c>USE1-Claude4Sonnet-output-tokens-long-context-cross-region-global</c>;</item>
/// <item><c>USE1-openai.gpt-oss-20b-mantle-input-tokens-flex</c>, with the id of the mantle endpoint;</item>
/// <item><c>USE1-MP:USE1_CacheWrite1hInputTokenCount_Global-Units</c>, of models sold through AWS Marketplace;</item>
/// <item><c>USE1-MP:USE1_cache_write_tokens_1h_global_standard-Units</c>, the same for newer models.</item>
/// </list>
/// <para>What does not fit one of them word for word is not read: a new ending could mean another price.</para>
/// </remarks>
internal sealed partial record UsageType(
    string Name, bool IsMantle, string Meter, PricingTier Tier, PriceLane Lane, bool LongContext, bool Custom, CommitmentTerm? Term)
{
    public static UsageType? TryParse(string usageType)
    {
        var body = RegionPrefix().Replace(usageType, "", 1);
        if (body.StartsWith("MP:", StringComparison.Ordinal))
        {
            return ParseMarketplace(body);
        }

        var mantle = body.IndexOf("-mantle-", StringComparison.Ordinal);
        if (mantle > 0)
        {
            var match = MantleMeter().Match(body[(mantle + "-mantle-".Length)..]);
            return match.Success ? Read(body[..mantle], true, match.Groups["kind"].Value, match.Groups["tail"].Value, '-') : null;
        }

        if (body.EndsWith("-Customization-Training", StringComparison.Ordinal))
        {
            return new(body[..^"-Customization-Training".Length], false, "training-tokens", PricingTier.Standard, PriceLane.Regional, false, false, null);
        }

        var dashed = DashedMeter().Match(body);
        return dashed.Success ? Read(dashed.Groups["name"].Value, false, dashed.Groups["kind"].Value, dashed.Groups["tail"].Value, '-') : null;
    }

    private static UsageType? ParseMarketplace(string body)
    {
        var own = MarketplacePrefix().Replace(body, "", 1);
        if (own.EndsWith("-Units", StringComparison.Ordinal))
        {
            own = own[..^"-Units".Length];
        }

        if (ProvisionedMeter().Match(own) is { Success: true } provisioned)
        {
            var term = provisioned.Groups["months"].Value == "1" ? CommitmentTerm.OneMonth : CommitmentTerm.SixMonths;
            return new("", false, "model-unit-hours", PricingTier.Provisioned, PriceLane.Regional, false, false, term);
        }

        if (SnakeMeter().Match(own) is { Success: true } snake)
        {
            return Read("", false, snake.Groups["kind"].Value.Replace('_', '-'), snake.Groups["tail"].Value, '_');
        }

        var camel = CamelMeter().Match(own);
        if (!camel.Success)
        {
            return null;
        }

        var kind = camel.Groups["cache"].Value switch
        {
            "Read" => "cache-read-tokens",
            "Write" => "cache-write-tokens",
            _ => camel.Groups["direction"].Value == "Input" ? "input-tokens" : "output-tokens",
        };
        var time = camel.Groups["time"].Value is { Length: > 0 } text ? "_" + text : "";
        var batch = camel.Groups["batch"].Value.Length > 0 ? "_batch" : "";
        var tail = camel.Groups["tail"].Value.Replace("LatencyOptimized", "latency_optimized", StringComparison.Ordinal)
            .Replace("LongContext", "long_context", StringComparison.Ordinal).ToLowerInvariant();
        return Read("", false, kind, time + tail + batch, '_');
    }

    private static UsageType? Read(string name, bool mantle, string kind, string tail, char separator)
    {
        var (tier, lane, longContext, custom, time) = (PricingTier.Standard, PriceLane.Regional, false, false, "5m");
        var tierGiven = false;
        tail = tail.Replace(separator, '-');
        while (tail.Length > 0)
        {
            var match = Ending().Match(tail);
            if (!match.Success)
            {
                return null;
            }

            switch (match.Groups["word"].Value)
            {
                case "cross-region-global" or "global":
                    lane = PriceLane.Global;
                    break;
                case "cross-region-geo" or "geo":
                    lane = PriceLane.Geo;
                    break;
                case "long-context" or "long-ctx":
                    longContext = true;
                    break;
                case "custom-model":
                    custom = true;
                    break;
                case "1-hour" or "1h":
                    time = "1h";
                    break;
                case "30m" or "5m":
                    time = match.Groups["word"].Value;
                    break;
                case var word when !tierGiven && ClosedSet.TryParse<PricingTier>(word, out var named):
                    (tier, tierGiven) = (named, true);
                    break;
                default:
                    return null;
            }

            tail = tail[match.Length..];
        }

        string? meter = kind switch
        {
            "input-tokens" or "text-input-tokens" => "input-tokens",
            "output-tokens" or "text-output-tokens" => "output-tokens",
            "speech-input-tokens" => "input-speech-tokens",
            "speech-output-tokens" => "output-speech-tokens",
            "cache-read-tokens" or "cache-read-input-token-count" => "cache-read-tokens",
            "cache-write-tokens" or "cache-write-input-token-count" => $"cache-write-{time}-tokens",
            _ => null,
        };
        return meter is null || (time != "5m" && !meter.StartsWith("cache-write-", StringComparison.Ordinal))
            ? null
            : new(name, mantle, meter, tier, lane, longContext, custom, null);
    }

    [GeneratedRegex("^[A-Z]{2,4}[0-9]?-")]
    private static partial Regex RegionPrefix();

    [GeneratedRegex("^MP:[A-Z]{2,4}[0-9]?_")]
    private static partial Regex MarketplacePrefix();

    [GeneratedRegex("^ProvisionedThroughput_(?<months>[16])MonthCommit_ModelUnits_Usage$")]
    private static partial Regex ProvisionedMeter();

    [GeneratedRegex("^(?<kind>(?:input|output|cache_read|cache_write)_tokens)(?<tail>(?:_.+)?)$")]
    private static partial Regex SnakeMeter();

    [GeneratedRegex("^(?:Million)?(?<batch>Batch)?(?:Cache(?<cache>Read|Write)(?<time>5m|30m|1h)?)?(?<direction>Input|Output)Token(?:Count|s)(?<tail>(?:_(?:Global|Geo|Batch|LatencyOptimized|LongContext))*)$")]
    private static partial Regex CamelMeter();

    [GeneratedRegex("^(?<kind>(?:input|output|cache-read|cache-write)-tokens)(?<tail>(?:-.+)?)$")]
    private static partial Regex MantleMeter();

    [GeneratedRegex("^(?<name>.+?)-(?<kind>cache-read-input-token-count|cache-write-input-token-count|(?:text-|speech-)?(?:input|output)-tokens)(?<tail>(?:-.+)?)$")]
    private static partial Regex DashedMeter();

    [GeneratedRegex("^-(?<word>cross-region-global|cross-region-geo|global|geo|long-context|long-ctx|latency-optimized|custom-model|1-hour|1h|30m|5m|standard|batch|flex|priority)(?=-|$)")]
    private static partial Regex Ending();
}
