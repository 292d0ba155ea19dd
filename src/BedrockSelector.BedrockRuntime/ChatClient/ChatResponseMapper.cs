using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>Turns answers and events of Converse into chat responses and updates.</summary>
internal static class ChatResponseMapper
{
    public static ChatResponse Map(ConverseResponse response, string modelId, ImmutableArray<string> ignored)
    {
        var message = new ChatMessage(ChatRole.Assistant, [.. response.Content.Select(Content).OfType<AIContent>()])
        {
            MessageId = response.Trace.RequestId,
            RawRepresentation = response,
        };
        return new(message)
        {
            ResponseId = response.Trace.RequestId,
            ModelId = modelId,
            FinishReason = Finish(response.StopReason),
            Usage = response.Usage?.ToUsageDetails(),
            RawRepresentation = response,
            AdditionalProperties = Properties(response.Trace, ignored, response.StopReason, response.ServiceLatency),
        };
    }

    public static async IAsyncEnumerable<ChatResponseUpdate> MapAsync(
        IAsyncEnumerable<ConverseEvent> events,
        string modelId,
        ImmutableArray<string> ignored,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? responseId = null;
        Dictionary<int, (string Id, string Name, StringBuilder Input)> calls = [];
        await foreach (var item in events.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            responseId ??= (item as StreamOpenedEvent)?.Trace.RequestId;
            var update = item switch
            {
                StreamOpenedEvent opened => new() { AdditionalProperties = Properties(opened.Trace, ignored, null, null) },
                TextDeltaEvent text => Update(new TextContent(text.Text)),
                ReasoningDeltaEvent reasoning => Update(Reasoning(reasoning.Piece)),
                MessageStopEvent stop => new() { FinishReason = Finish(stop.StopReason), AdditionalProperties = Properties(null, [], stop.StopReason, null) },
                MetadataEvent metadata => new()
                {
                    Contents = metadata.Usage is { } usage ? [new UsageContent(usage.ToUsageDetails())] : [],
                    AdditionalProperties = Properties(null, [], null, metadata.ServiceLatency),
                },
                BlockStopEvent stop when calls.Remove(stop.Index, out var call) => Update(Call(call.Id, call.Name, call.Input.ToString())),
                _ => null,
            };
            if (item is ToolUseStartEvent start)
            {
                calls[start.Index] = (start.ToolUseId, start.Name, new());
            }
            else if (item is ToolInputDeltaEvent delta && calls.TryGetValue(delta.Index, out var open))
            {
                open.Input.Append(delta.Json);
            }

            if (update is not null)
            {
                update.Role = ChatRole.Assistant;
                update.ModelId = modelId;
                update.ResponseId = responseId;

                // Properties of an update with a message id would end on the message; these describe the response.
                update.MessageId = update.AdditionalProperties is null ? responseId : null;
                update.RawRepresentation = item;
                yield return update;
            }
        }
    }

    private static ChatResponseUpdate Update(AIContent content) => new(ChatRole.Assistant, [content]);

    private static AIContent? Content(ContentBlock block) => block switch
    {
        TextBlock text => new TextContent(text.Text) { RawRepresentation = text },
        ReasoningBlock reasoning => Reasoning(reasoning),
        ToolUseBlock use => Call(use.ToolUseId, use.Name, use.Input.ValueKind == JsonValueKind.Undefined ? "" : use.Input.GetRawText()),
        MediaBlock { S3Uri: { } place } media => new UriContent(place, MediaFormats.MediaType(media)) { RawRepresentation = media },
        MediaBlock media => new DataContent(media.Bytes, MediaFormats.MediaType(media)) { Name = media.Name, RawRepresentation = media },
        _ => null,
    };

    private static TextReasoningContent Reasoning(ReasoningBlock block) => new(block.Text ?? "")
    {
        ProtectedData = block.Redacted.IsEmpty ? block.Signature : Convert.ToBase64String(block.Redacted.Span),
    };

    private static FunctionCallContent Call(string id, string name, string input) =>
        FunctionCallContent.CreateFromParsedArguments(input, id, name, static text => text.Length == 0 ? new Dictionary<string, object?>() : Arguments(text));

    private static Dictionary<string, object?> Arguments(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(static property => property.Name, static property => (object?)property.Value.Clone());
    }

    private static ChatFinishReason? Finish(string stopReason) => stopReason switch
    {
        "" => null,
        "end_turn" or "stop_sequence" => ChatFinishReason.Stop,
        "max_tokens" or "model_context_window_exceeded" => ChatFinishReason.Length,
        "tool_use" => ChatFinishReason.ToolCalls,
        "content_filtered" or "guardrail_intervened" => ChatFinishReason.ContentFilter,
        _ => new ChatFinishReason(stopReason),
    };

    private static AdditionalPropertiesDictionary Properties(
        CallTrace? trace, ImmutableArray<string> ignored, string? stopReason, TimeSpan? serviceLatency)
    {
        var properties = new AdditionalPropertiesDictionary();
        if (trace is not null)
        {
            properties[BedrockChatProperties.Attempts] = trace.Attempts;
            properties[BedrockChatProperties.TimeBeforeLastAttempt] = trace.TimeBeforeLastAttempt;
        }

        if (!ignored.IsEmpty)
        {
            properties[BedrockChatProperties.IgnoredOptions] = ignored;
        }

        if (!string.IsNullOrEmpty(stopReason))
        {
            properties[BedrockChatProperties.StopReason] = stopReason;
        }

        if (serviceLatency is { } latency)
        {
            properties[BedrockChatProperties.ServiceLatency] = latency;
        }

        return properties;
    }
}
