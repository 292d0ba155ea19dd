using System.Collections.Immutable;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;

namespace BedrockSelector.BedrockRuntime.Http;

/// <summary>Reads answers and events. Unknown fields and unknown kinds of block are passed over, as the protocol demands of clients.</summary>
internal static class ConverseResponseReader
{
    public static ConverseResponse Converse(JsonElement root, CallTrace trace)
    {
        var content = ImmutableArray.CreateBuilder<ContentBlock>();
        if (root.TryGetProperty("output", out var output) && output.TryGetProperty("message", out var message)
            && message.TryGetProperty("content", out var blocks))
        {
            foreach (var block in blocks.EnumerateArray())
            {
                if (Block(block) is { } read)
                {
                    content.Add(read);
                }
            }
        }

        return new()
        {
            Content = content.ToImmutable(),
            StopReason = Text(root, "stopReason") ?? "",
            Usage = Usage(root),
            ServiceLatency = Latency(root),
            Trace = trace,
        };
    }

    /// <returns>The event, or <see langword="null"/> for a kind that we do not know.</returns>
    public static ConverseEvent? Event(string type, JsonElement root) => type switch
    {
        "messageStart" => new MessageStartEvent(Text(root, "role") == "user" ? ConverseRole.User : ConverseRole.Assistant),
        "contentBlockStart" => BlockStart(root),
        "contentBlockDelta" => Delta(root),
        "contentBlockStop" => new BlockStopEvent(Index(root)),
        "messageStop" => new MessageStopEvent(Text(root, "stopReason") ?? ""),
        "metadata" => new MetadataEvent(Usage(root), Latency(root)),
        _ => null,
    };

    private static ToolUseStartEvent? BlockStart(JsonElement root) =>
        root.TryGetProperty("start", out var start) && start.TryGetProperty("toolUse", out var use)
            ? new(Index(root), Text(use, "toolUseId") ?? "", Text(use, "name") ?? "")
            : null;

    private static ConverseEvent? Delta(JsonElement root)
    {
        if (!root.TryGetProperty("delta", out var delta))
        {
            return null;
        }

        var index = Index(root);
        if (Text(delta, "text") is { } text)
        {
            return new TextDeltaEvent(index, text);
        }

        if (delta.TryGetProperty("toolUse", out var use))
        {
            return new ToolInputDeltaEvent(index, Text(use, "input") ?? "");
        }

        return delta.TryGetProperty("reasoningContent", out var reasoning)
            ? new ReasoningDeltaEvent(index, Reasoning(reasoning, reasoning))
            : null;
    }

    private static ContentBlock? Block(JsonElement block)
    {
        if (Text(block, "text") is { } text)
        {
            return new TextBlock(text);
        }

        if (block.TryGetProperty("toolUse", out var use))
        {
            // The document that holds the element is disposed once the answer is read.
            var input = use.TryGetProperty("input", out var value) ? value.Clone() : default;
            return new ToolUseBlock(Text(use, "toolUseId") ?? "", Text(use, "name") ?? "", input);
        }

        if (block.TryGetProperty("reasoningContent", out var reasoning))
        {
            return Reasoning(reasoning, reasoning.TryGetProperty("reasoningText", out var inner) ? inner : default);
        }

        foreach (var (name, kind) in MediaNames)
        {
            if (block.TryGetProperty(name, out var media))
            {
                return Media(kind, media);
            }
        }

        return null;
    }

    private static ReasoningBlock Reasoning(JsonElement outer, JsonElement inner)
    {
        var redacted = outer.TryGetProperty("redactedContent", out var bytes) ? bytes.GetBytesFromBase64() : [];
        return inner.ValueKind == JsonValueKind.Object
            ? new(Text(inner, "text"), Text(inner, "signature")) { Redacted = redacted }
            : new(null, null) { Redacted = redacted };
    }

    private static readonly ImmutableArray<(string Name, MediaKind Kind)> MediaNames =
        [("image", MediaKind.Image), ("document", MediaKind.Document), ("video", MediaKind.Video), ("audio", MediaKind.Audio)];

    private static MediaBlock Media(MediaKind kind, JsonElement media)
    {
        var block = new MediaBlock(kind, Text(media, "format") ?? "") { Name = Text(media, "name") };
        if (!media.TryGetProperty("source", out var source))
        {
            return block;
        }

        return source.TryGetProperty("s3Location", out var place)
            ? block with { S3Uri = Text(place, "uri") }
            : block with { Bytes = source.TryGetProperty("bytes", out var bytes) ? bytes.GetBytesFromBase64() : [] };
    }

    private static ConverseUsage? Usage(JsonElement root)
    {
        if (!root.TryGetProperty("usage", out var usage) || usage.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var written = Number(usage, "cacheWriteInputTokens");
        var oneHour = 0L;
        if (usage.TryGetProperty("cacheDetails", out var details) && details.ValueKind == JsonValueKind.Array)
        {
            foreach (var detail in details.EnumerateArray())
            {
                oneHour += Text(detail, "ttl") == "1h" ? Number(detail, "inputTokens") : 0;
            }
        }

        return new()
        {
            UncachedInputTokens = Number(usage, "inputTokens"),
            OutputTokens = Number(usage, "outputTokens"),
            CacheReadInputTokens = Number(usage, "cacheReadInputTokens"),
            CacheWrite1hInputTokens = Math.Min(oneHour, written),
            CacheWrite5mInputTokens = Math.Max(written - oneHour, 0),
        };
    }

    private static TimeSpan? Latency(JsonElement root) =>
        root.TryGetProperty("metrics", out var metrics) && metrics.TryGetProperty("latencyMs", out var latency)
            && latency.ValueKind == JsonValueKind.Number
            ? TimeSpan.FromMilliseconds(latency.GetDouble())
            : null;

    private static int Index(JsonElement root) => (int)Number(root, "contentBlockIndex");

    private static long Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : 0;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
