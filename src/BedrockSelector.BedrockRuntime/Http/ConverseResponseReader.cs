using System.Collections.Immutable;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;

namespace BedrockSelector.BedrockRuntime.Http;

/// <summary>Reads answers and events. Unknown blocks are kept; unknown fields beside them and unknown events are passed over.</summary>
internal static class ConverseResponseReader
{
    public static ConverseResponse Converse(JsonElement root, CallTrace trace) => new()
    {
        Content = root.Object("output")?.Object("message")?.Member("content") is not { } content ? []
            : content.ValueKind == JsonValueKind.Array ? [.. content.EnumerateArray().Select(ContentBlockReader.Read)]
            : throw new FormatException($"The content of a message is {content.ValueKind}, not an array."),
        StopReason = root.Text("stopReason") ?? "",
        Usage = Usage(root),
        ServiceLatency = Latency(root),
        Notes = Notes(root),
        AdditionalFields = root.Member("additionalModelResponseFields")?.Clone(),
        Trace = trace,
    };

    /// <returns>The event, or <see langword="null"/> for a kind that we do not know.</returns>
    public static ConverseEvent? Event(string type, JsonElement root) => type switch
    {
        "messageStart" => new MessageStartEvent(root.Text("role") == "user" ? ConverseRole.User : ConverseRole.Assistant),
        "contentBlockStart" => BlockStart(root),
        "contentBlockDelta" => Delta(root),
        "contentBlockStop" => new BlockStopEvent(Index(root)),
        "messageStop" => new MessageStopEvent(root.Text("stopReason") ?? "", root.Member("additionalModelResponseFields")?.Clone()),
        "metadata" => new MetadataEvent(Usage(root), Latency(root)) { Notes = Notes(root) },
        _ => null,
    };

    private static ConverseEvent? BlockStart(JsonElement root) =>
        root.Object("start") is not { } start ? null
        : start.Object("toolUse") is { } use ? new ToolUseStartEvent(Index(root), use.Text("toolUseId") ?? "", use.Text("name") ?? "", use.Text("type"))
        : start.Object("image") is null && start.Object("toolResult") is null ? null
        : new BlockStartEvent(Index(root), start.Clone());

    private static ConverseEvent? Delta(JsonElement root)
    {
        if (root.Object("delta") is not { } delta)
        {
            return null;
        }

        var index = Index(root);
        return delta.Text("text") is { } text ? new TextDeltaEvent(index, text)
            : delta.Object("toolUse") is { } use ? new ToolInputDeltaEvent(index, use.Text("input") ?? "")
            : delta.Object("reasoningContent") is { } reasoning ? new ReasoningDeltaEvent(index, Reasoning(reasoning))
            : delta.Object("citation") is not null || delta.Object("image") is not null || !delta.Array("toolResult").IsEmpty
                ? new BlockDeltaEvent(index, delta.Clone())
            : null;
    }

    private static ReasoningBlock Reasoning(JsonElement piece) => new(piece.Text("text"), piece.Text("signature"))
    {
        Redacted = piece.Member("redactedContent") is { } bytes ? bytes.GetBytesFromBase64() : [],
    };

    private static ServiceNotes Notes(JsonElement root)
    {
        var (tier, latency, trace) = (root.Object("serviceTier")?.Text("type"), root.Object("performanceConfig")?.Text("latency"), root.Object("trace"));
        return tier is null && latency is null && trace is null ? ServiceNotes.None : new(tier, latency, trace?.Clone());
    }

    private static ConverseUsage? Usage(JsonElement root)
    {
        if (root.Object("usage") is not { } usage)
        {
            return null;
        }

        var written = usage.Number("cacheWriteInputTokens");
        var oneHour = usage.Array("cacheDetails").Sum(static detail => detail.Text("ttl") == "1h" ? detail.Number("inputTokens") : 0);
        return new()
        {
            UncachedInputTokens = usage.Number("inputTokens"),
            OutputTokens = usage.Number("outputTokens"),
            CacheReadInputTokens = usage.Number("cacheReadInputTokens"),
            CacheWrite1hInputTokens = Math.Min(oneHour, written),
            CacheWrite5mInputTokens = Math.Max(written - oneHour, 0),
            ServerToolCounts = usage.Object("serverToolUsage") is { } tools
                ? tools.EnumerateObject().Where(static tool => tool.Value.ValueKind == JsonValueKind.Number)
                    .ToImmutableSortedDictionary(static tool => tool.Name, static tool => tool.Value.GetInt64(), StringComparer.Ordinal)
                : ImmutableSortedDictionary<string, long>.Empty,
        };
    }

    private static TimeSpan? Latency(JsonElement root) =>
        root.Object("metrics")?.Member("latencyMs") is { ValueKind: JsonValueKind.Number } latency
            ? TimeSpan.FromMilliseconds(latency.GetDouble())
            : null;

    private static int Index(JsonElement root) => (int)root.Number("contentBlockIndex");
}
