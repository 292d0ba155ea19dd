using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace BedrockSelector.Tests.Logs;

/// <summary>Wraps the same records in every envelope that people have.</summary>
internal static class Envelopes
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static readonly string[] Names =
    [
        "lines", "gzip", "pretty", "array", "pretty-array", "concatenated", "filter-log-events", "filter-log-events-pretty", "export",
        "subscription", "subscriptions-on-one-line", "firehose", "kinesis", "insights-csv", "insights-json", "utf-16", "bom",
    ];

    /// <summary>Records of every kind: tiers, lengths, caches, images, failures, regions, ARNs, counts in bodies.</summary>
    public static string[] Records()
    {
        const string Head = "\"schemaType\":\"ModelInvocationLog\",\"schemaVersion\":\"1.0\",\"accountId\":\"123456789012\",\"identity\":{\"arn\":\"arn:aws:sts::123456789012:assumed-role/app/x\"}";
        string[] bodies =
        [
            """ "region":"us-east-1","modelId":"us.anthropic.claude-sonnet-4-5-20250929-v1:0","input":{"inputTokenCount":1500},"output":{"outputTokenCount":500} """,
            """ "region":"us-east-1","modelId":"us.anthropic.claude-sonnet-4-5-20250929-v1:0","input":{"inputTokenCount":250000},"output":{"outputTokenCount":500} """,
            """ "region":"ap-northeast-1","modelId":"amazon.nova-lite-v1:0","input":{"inputTokenCount":1500,"inputBodyJson":{"messages":[{"content":[{"text":"say \"}{][\" é"}]}]}},"output":{"outputTokenCount":500} """,
            """ "region":"us-west-2","modelId":"openai.gpt-oss-20b-1:0","input":{"inputTokenCount":1000},"output":{"outputTokenCount":1000,"outputBodyJson":{"serviceTier":{"type":"flex"}}} """,
            """ "region":"us-east-1","modelId":"us.anthropic.claude-sonnet-4-6","input":{"inputTokenCount":100,"cacheWriteInputTokenCount":9613},"output":{"outputTokenCount":200,"outputBodyJson":{"usage":{"cacheDetails":[{"ttl":"1h","inputTokens":9613}]}}} """,
            """ "region":"us-east-1","modelId":"arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-6","input":{},"output":{"outputBodyJson":{"usage":{"input_tokens":321,"output_tokens":12,"cache_read_input_tokens":7}}} """,
            """ "region":"us-east-1","modelId":"amazon.nova-canvas-v1:0","input":{"inputBodyJson":{"imageGenerationConfig":{"numberOfImages":2,"width":1024,"height":1024,"quality":"standard"}}},"output":{"outputBodyJson":{"images":["x","y"]}} """,
            """ "region":"us-east-1","modelId":"amazon.nova-lite-v1:0","errorCode":"ThrottlingException","input":{"inputTokenCount":0},"output":{} """,
        ];
        return [.. bodies.Select((body, i) => $$"""{"timestamp":"2026-04-17T1{{i}}:00:50Z","requestId":"r-{{i}}",{{Head}},{{body.Trim()}}}""")];
    }

    public static byte[] Wrap(string name, string[] records) => name switch
    {
        "lines" => Utf8(string.Join('\n', records) + "\n"),
        "gzip" => Gzip(Utf8(string.Join('\n', records))),
        "pretty" => Utf8(string.Join("\n", records.Select(Pretty)) + "\n"),
        "array" => Utf8($"[{string.Join(',', records)}]"),
        "pretty-array" => Utf8(Pretty($"[{string.Join(',', records)}]")),
        "concatenated" => Utf8(string.Concat(records)),
        "filter-log-events" => Utf8($$"""{"events":[{{string.Join(',', records.Select(Event))}}],"searchedLogStreams":[{"a":1}]}"""),
        "filter-log-events-pretty" => Utf8(Pretty($$"""{"nextToken":"x","events":[{{string.Join(',', records.Select(Event))}}],"searchedLogStreams":[]}""")),
        "export" => Gzip(Utf8(string.Concat(records.Select(static record => $"2026-04-17T14:00:50.000Z {record}\n")))),
        "subscription" => Utf8(string.Join('\n', records.Select(Subscription)) + "\n"),
        "subscriptions-on-one-line" => Gzip(Utf8(string.Concat(records.Select(Subscription)))),
        "firehose" => Utf8($$"""{"requestId":"f","timestamp":1776435710000,"records":[{{string.Join(',', records.Select(static record => $$"""{"data":"{{Convert.ToBase64String(Gzip(Utf8(Subscription(record))))}}"}"""))}}]}"""),
        "kinesis" => Utf8($$"""{"Records":[{{string.Join(',', records.Select(static record => $$"""{"kinesis":{"data":"{{Convert.ToBase64String(Utf8(record))}}"},"eventSource":"aws:kinesis"}"""))}}]}"""),
        "insights-csv" => Utf8("@timestamp,@message\n" + string.Concat(records.Select(static record => $"2026-04-17 14:21:50.000,\"{record.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n"))),
        "insights-json" => Utf8(Pretty($$"""{"results":[{{string.Join(',', records.Select(static record => $$"""[{"field":"@timestamp","value":"t"},{"field":"@message","value":{{JsonSerializer.Serialize(record)}}}]"""))}}],"status":"Complete"}""")),
        "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(string.Join('\n', records))],
        "bom" => [0xEF, 0xBB, 0xBF, .. Utf8(Pretty($"[{string.Join(',', records)}]"))],
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static string Event(string record) => $$"""{"logStreamName":"s","timestamp":1776435710000,"message":{{JsonSerializer.Serialize(record)}},"eventId":"0"}""";

    private static string Subscription(string record) =>
        $$"""{"messageType":"DATA_MESSAGE","owner":"1","logGroup":"g","logStream":"s","subscriptionFilters":["f"],"logEvents":[{"id":"1","timestamp":1,"message":{{JsonSerializer.Serialize(record)}}}]}""";

    private static string Pretty(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, Indented);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Gzip(byte[] bytes)
    {
        var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionMode.Compress))
        {
            gzip.Write(bytes);
        }

        return target.ToArray();
    }
}
