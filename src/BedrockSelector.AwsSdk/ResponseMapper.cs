using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Amazon.Runtime.EventStreams;
using Neutral = BedrockSelector.BedrockRuntime.Conversation;

namespace BedrockSelector.AwsSdk;

/// <summary>Turns the SDK's answers and events into ours. In version 4 of the SDK numbers are nullable and collections null unless set.</summary>
internal static class ResponseMapper
{
    public static Neutral.ConverseResponse Converse(ConverseResponse response) => new()
    {
        Content = [.. (response.Output?.Message?.Content ?? []).Select(BlockReader.Block).OfType<Neutral.ContentBlock>()],
        StopReason = response.StopReason?.Value ?? "",
        Usage = Usage(response.Usage),
        ServiceLatency = Latency(response.Metrics?.LatencyMs),
        Notes = Notes(response.ServiceTier, response.PerformanceConfig, response.Trace?.PromptRouter),
        AdditionalFields = Fields(response.AdditionalModelResponseFields),
        Trace = Trace(response),
    };

    // The SDK says how often it retried nowhere on the response.
    public static Neutral.CallTrace Trace(AmazonWebServiceResponse response) =>
        Neutral.CallTrace.Unknown with { RequestId = response.ResponseMetadata?.RequestId };

    public static Neutral.ConverseEvent? Event(IEventStreamEvent item) => item switch
    {
        MessageStartEvent start => new Neutral.MessageStartEvent(
            start.Role?.Value == "user" ? Neutral.ConverseRole.User : Neutral.ConverseRole.Assistant),
        ContentBlockStartEvent { Start: { } begun } start => Start(start.ContentBlockIndex ?? 0, begun),
        ContentBlockDeltaEvent { Delta: { } delta } piece => Delta(piece.ContentBlockIndex ?? 0, delta),
        ContentBlockStopEvent stop => new Neutral.BlockStopEvent(stop.ContentBlockIndex ?? 0),
        MessageStopEvent stop => new Neutral.MessageStopEvent(stop.StopReason?.Value ?? "", Fields(stop.AdditionalModelResponseFields)),
        ConverseStreamMetadataEvent metadata => new Neutral.MetadataEvent(Usage(metadata.Usage), Latency(metadata.Metrics?.LatencyMs))
        {
            Notes = Notes(metadata.ServiceTier, metadata.PerformanceConfig, metadata.Trace?.PromptRouter),
        },
        _ => null,
    };

    private static Neutral.ConverseEvent? Start(int index, ContentBlockStart start) => start switch
    {
        { ToolUse: { } use } => new Neutral.ToolUseStartEvent(index, use.ToolUseId, use.Name, use.Type?.Value),
        { ToolResult: { } result } => new Neutral.BlockStartEvent(index, CitationMapper.Element(new JsonObject { ["toolResult"] = ResultStart(result) })),
        { Image: { } image } => new Neutral.BlockStartEvent(
            index, CitationMapper.Element(new JsonObject { ["image"] = new JsonObject { ["format"] = image.Format?.Value } })),
        _ => null,
    };

    private static JsonObject ResultStart(ToolResultBlockStart result)
    {
        var json = new JsonObject { ["toolUseId"] = result.ToolUseId };
        if (result.Status?.Value is { } status)
        {
            json["status"] = status;
        }

        if (result.Type is { } type)
        {
            json["type"] = type;
        }

        return json;
    }

    private static Neutral.ConverseEvent? Delta(int index, ContentBlockDelta delta) => delta switch
    {
        { Text: { } text } => new Neutral.TextDeltaEvent(index, text),
        { ToolUse: { } use } => new Neutral.ToolInputDeltaEvent(index, use.Input ?? ""),
        { ReasoningContent: { } reasoning } => new Neutral.ReasoningDeltaEvent(
            index, new(reasoning.Text, reasoning.Signature) { Redacted = reasoning.RedactedContent?.ToArray() ?? [] }),
        { Citation: { } citation } => new Neutral.BlockDeltaEvent(index, CitationMapper.Delta(citation)),
        { ToolResult: { Count: > 0 } pieces } => new Neutral.BlockDeltaEvent(
            index, CitationMapper.Element(new JsonObject { ["toolResult"] = new JsonArray([.. pieces.Select(BlockReader.ResultPiece)]) })),
        { Image: { } image } => new Neutral.BlockDeltaEvent(index, CitationMapper.Element(new JsonObject { ["image"] = Image(image) })),
        _ => null,
    };

    private static JsonObject Image(ImageBlockDelta image)
    {
        var json = new JsonObject();
        if (image.Source?.S3Location is { } place)
        {
            json["source"] = new JsonObject { ["s3Location"] = new JsonObject { ["uri"] = place.Uri } };
        }
        else if (image.Source?.Bytes is { } bytes)
        {
            json["source"] = new JsonObject { ["bytes"] = Convert.ToBase64String(bytes.ToArray()) };
        }

        if (image.Error is { } error)
        {
            json["error"] = new JsonObject { ["message"] = error.Message };
        }

        return json;
    }

    // The SDK gives the trace of a guardrail as objects of its own, which are left to its own response.
    private static Neutral.ServiceNotes Notes(ServiceTier? tier, PerformanceConfiguration? performance, PromptRouterTrace? router) => new(
        tier?.Type?.Value,
        performance?.Latency?.Value,
        router?.InvokedModelId is { } id
            ? CitationMapper.Element(new JsonObject { ["promptRouter"] = new JsonObject { ["invokedModelId"] = id } })
            : null);

    private static JsonElement? Fields(Amazon.Runtime.Documents.Document fields) => fields.IsNull() ? null : Documents.ToJson(fields);

    private static Neutral.ConverseUsage? Usage(TokenUsage? usage)
    {
        if (usage is null)
        {
            return null;
        }

        var written = usage.CacheWriteInputTokens ?? 0;
        var oneHour = (usage.CacheDetails ?? []).Where(static detail => detail.Ttl?.Value == "1h").Sum(static detail => detail.InputTokens ?? 0);
        return new()
        {
            UncachedInputTokens = usage.InputTokens ?? 0,
            OutputTokens = usage.OutputTokens ?? 0,
            CacheReadInputTokens = usage.CacheReadInputTokens ?? 0,
            CacheWrite1hInputTokens = Math.Min(oneHour, written),
            CacheWrite5mInputTokens = Math.Max(written - oneHour, 0),
        };
    }

    private static TimeSpan? Latency(long? milliseconds) => milliseconds is { } known ? TimeSpan.FromMilliseconds((double)known) : null;
}
