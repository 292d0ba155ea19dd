using System.Globalization;
using System.Text;

namespace BedrockSelector.Tests.Bills;

/// <summary>
/// Generated traffic of all kinds of lines: its logs, and the bill that AWS would write for it. Prices per million tokens are those of
/// AWS's price list of 2026-08-20 and 2026-09-17 and of the marketplace offers of 2026-10-08.
/// </summary>
internal sealed class Traffic
{
    private static readonly (string CallId, string Region, string? Tier, bool Long, (string Field, Row Row)[] Meters)[] Kinds =
    [
        ("amazon.nova-pro-v1:0", "us-east-1", null, false,
        [
            ("in", Plain("USE1-NovaPro-input-tokens", "Nova Pro", 0.8m)), ("out", Plain("USE1-NovaPro-output-tokens", "Nova Pro", 3.2m)),
            ("read", Plain("USE1-NovaPro-cache-read-input-token-count", "Nova Pro", 0.2m)),
        ]),
        ("amazon.nova-pro-v1:0", "us-gov-west-1", null, false,
            [("in", Plain("UGW1-NovaPro-input-tokens", "", 0.96m)), ("out", Plain("UGW1-NovaPro-output-tokens", "", 3.84m))]),
        ("openai.gpt-oss-20b-1:0", "us-west-2", "flex", false,
            [("in", Plain("USW2-gpt-oss-20b-input-tokens-flex", "gpt-oss-20b", 0.035m)), ("out", Plain("USW2-gpt-oss-20b-output-tokens-flex", "gpt-oss-20b", 0.15m))]),
        ("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-east-1", null, false,
        [
            ("in", Sold("InputTokenCount", 3.3m)), ("out", Sold("OutputTokenCount", 16.5m)), ("read", Sold("CacheReadInputTokenCount", 0.33m)),
            ("hour", Sold("CacheWrite1hInputTokenCount", 6.6m)),
        ]),
        ("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-east-1", null, true,
            [("in", Sold("InputTokenCount_LongContext", 6.6m)), ("out", Sold("OutputTokenCount_LongContext", 24.75m))]),
        ("global.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-east-1", null, false,
            [("in", Sold("InputTokenCount_Global", 3m)), ("out", Sold("OutputTokenCount_Global", 15m))]),
    ];

    private readonly StringBuilder _logs = new();

    private Traffic()
    {
    }

    public List<BillRow> Bill { get; } = [];

    public byte[] Logs => Encoding.UTF8.GetBytes(_logs.ToString());

    public static Traffic Of(int hours, int seed, Func<string, bool>? logged = null)
    {
        var (traffic, random, start) = (new Traffic(), new Random(seed), new DateTimeOffset(2026, 10, 5, 0, 0, 0, TimeSpan.Zero));
        for (var hour = 0; hour < hours; hour++)
        {
            foreach (var kind in Kinds)
            {
                traffic.Add(start.AddHours(hour), kind, random, logged ?? (static _ => true));
            }

            // Two images a day and a half, at 0.04 each.
            if (hour % 36 == 0)
            {
                traffic.AddImages(start.AddHours(hour));
            }
        }

        return traffic;
    }

    private static Row Plain(string usageType, string product, decimal perMillion) => new(usageType, product, "AmazonBedrock", "1K tokens", "", perMillion, 1_000m);

    private static Row Sold(string meter, decimal perMillion) => new(
        $"USE1-MP:USE1_{meter}-Units", "Claude Sonnet 4.5 (Amazon Bedrock Edition)", "3zz9q8e0hb8xkqt2", "Units",
        "AWS Marketplace software usage|us-east-1|Million Input Tokens", perMillion, 1_000_000m);

    private void Add(DateTimeOffset hour, (string CallId, string Region, string? Tier, bool Long, (string Field, Row Row)[] Meters) kind, Random random, Func<string, bool> logged)
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var call = 0; call < 2; call++)
        {
            var counts = kind.Meters.ToDictionary(static one => one.Field, one => (long)random.Next(1, 5_000) + (kind.Long && one.Field == "in" ? 200_001 : 0), StringComparer.Ordinal);
            foreach (var (field, count) in counts)
            {
                sums[field] = sums.GetValueOrDefault(field) + count;
            }

            if (logged(kind.CallId))
            {
                Log(hour.AddMinutes(call * 7), kind.CallId, kind.Region, kind.Tier, counts);
            }
        }

        foreach (var (field, row) in kind.Meters)
        {
            var quantity = sums[field] / row.Content;
            Bill.Add(new()
            {
                From = hour,
                Service = row.Service,
                Product = row.Product,
                UsageType = row.UsageType,
                Region = kind.Region,
                Quantity = quantity,
                Unit = row.Unit,
                Description = row.Description,
                Usd = decimal.Round(sums[field] * row.PerMillion / 1_000_000m, 10),
            });
        }
    }

    private void AddImages(DateTimeOffset hour)
    {
        _logs.Append(CultureInfo.InvariantCulture, $"{{\"schemaType\":\"ModelInvocationLog\",\"timestamp\":\"{hour:yyyy-MM-ddTHH:mm:ssZ}\",\"region\":\"us-east-1\",\"modelId\":\"amazon.nova-canvas-v1:0\",")
            .Append("\"input\":{\"inputBodyJson\":{\"taskType\":\"TEXT_IMAGE\",\"imageGenerationConfig\":{\"numberOfImages\":2,\"width\":1024,\"height\":1024,\"quality\":\"standard\"}}},")
            .Append("\"output\":{\"outputBodyJson\":{\"images\":[\"x\",\"y\"]}}}\n");
        Bill.Add(new()
        {
            From = hour,
            Product = "Nova Canvas",
            UsageType = "USE1-NovaCanvas-T2I-1024-Standard",
            Quantity = 2m,
            Unit = "Image",
            Usd = 0.08m,
        });
    }

    private void Log(DateTimeOffset time, string callId, string region, string? tier, Dictionary<string, long> counts)
    {
        var (read, hour) = (counts.GetValueOrDefault("read"), counts.GetValueOrDefault("hour"));
        _logs.Append(CultureInfo.InvariantCulture, $"{{\"schemaType\":\"ModelInvocationLog\",\"timestamp\":\"{time:yyyy-MM-ddTHH:mm:ssZ}\",\"region\":\"{region}\",\"modelId\":\"{callId}\",")
            .Append(CultureInfo.InvariantCulture, $"\"input\":{{\"inputTokenCount\":{counts["in"]},\"cacheReadInputTokenCount\":{read},\"cacheWriteInputTokenCount\":{hour}}},")
            .Append(CultureInfo.InvariantCulture, $"\"output\":{{\"outputTokenCount\":{counts["out"]},\"outputBodyJson\":{{\"usage\":{{\"cacheDetails\":[{{\"ttl\":\"1h\",\"inputTokens\":{hour}}}]}}}}}}")
            .Append(tier is null ? "}" : $",\"serviceTier\":{{\"type\":\"{tier}\"}}}}").Append('\n');
    }

    private sealed record Row(string UsageType, string Product, string Service, string Unit, string Description, decimal PerMillion, decimal Content);
}
