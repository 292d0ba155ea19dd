using System.Collections.Immutable;
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
        Content = [.. (response.Output?.Message?.Content ?? []).Select(Block).OfType<Neutral.ContentBlock>()],
        StopReason = response.StopReason?.Value ?? "",
        Usage = Usage(response.Usage),
        ServiceLatency = Latency(response.Metrics?.LatencyMs),
        Trace = Trace(response),
    };

    // The SDK says how often it retried nowhere on the response.
    public static Neutral.CallTrace Trace(AmazonWebServiceResponse response) =>
        Neutral.CallTrace.Unknown with { RequestId = response.ResponseMetadata?.RequestId };

    public static Neutral.ConverseEvent? Event(IEventStreamEvent item) => item switch
    {
        MessageStartEvent start => new Neutral.MessageStartEvent(
            start.Role?.Value == "user" ? Neutral.ConverseRole.User : Neutral.ConverseRole.Assistant),
        ContentBlockStartEvent { Start.ToolUse: { } use } start => new Neutral.ToolUseStartEvent(start.ContentBlockIndex ?? 0, use.ToolUseId, use.Name),
        ContentBlockDeltaEvent { Delta: { } delta } piece => Delta(piece.ContentBlockIndex ?? 0, delta),
        ContentBlockStopEvent stop => new Neutral.BlockStopEvent(stop.ContentBlockIndex ?? 0),
        MessageStopEvent stop => new Neutral.MessageStopEvent(stop.StopReason?.Value ?? ""),
        ConverseStreamMetadataEvent metadata => new Neutral.MetadataEvent(Usage(metadata.Usage), Latency(metadata.Metrics?.LatencyMs)),
        _ => null,
    };

    private static Neutral.ConverseEvent? Delta(int index, ContentBlockDelta delta) => delta switch
    {
        { Text: { } text } => new Neutral.TextDeltaEvent(index, text),
        { ToolUse: { } use } => new Neutral.ToolInputDeltaEvent(index, use.Input ?? ""),
        { ReasoningContent: { } reasoning } => new Neutral.ReasoningDeltaEvent(
            index, new(reasoning.Text, reasoning.Signature) { Redacted = reasoning.RedactedContent?.ToArray() ?? [] }),
        _ => null,
    };

    private static Neutral.ContentBlock? Block(ContentBlock block) => block switch
    {
        { Text: { } text } => new Neutral.TextBlock(text),
        { ToolUse: { } use } => new Neutral.ToolUseBlock(use.ToolUseId, use.Name, Documents.ToJson(use.Input)),
        { ReasoningContent: { } reasoning } => new Neutral.ReasoningBlock(reasoning.ReasoningText?.Text, reasoning.ReasoningText?.Signature)
        {
            Redacted = reasoning.RedactedContent?.ToArray() ?? [],
        },
        { Image: { } image } => new Neutral.MediaBlock(Neutral.MediaKind.Image, image.Format?.Value ?? "")
        {
            S3Uri = image.Source?.S3Location?.Uri, Bytes = image.Source?.Bytes?.ToArray() ?? [],
        },
        { Document: { } document } => new Neutral.MediaBlock(Neutral.MediaKind.Document, document.Format?.Value ?? "")
        {
            Name = document.Name, S3Uri = document.Source?.S3Location?.Uri, Bytes = document.Source?.Bytes?.ToArray() ?? [],
        },
        _ => null,
    };

    private static Neutral.ConverseUsage? Usage(TokenUsage? usage) => usage is null ? null : new()
    {
        UncachedInputTokens = usage.InputTokens ?? 0,
        OutputTokens = usage.OutputTokens ?? 0,
        CacheReadInputTokens = usage.CacheReadInputTokens ?? 0,

        // This version of the SDK does not split writes by their time to live.
        CacheWrite5mInputTokens = usage.CacheWriteInputTokens ?? 0,
    };

    private static TimeSpan? Latency(long? milliseconds) => milliseconds is { } known ? TimeSpan.FromMilliseconds((double)known) : null;
}
