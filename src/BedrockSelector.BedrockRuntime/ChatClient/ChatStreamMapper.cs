using System.Runtime.CompilerServices;
using BedrockSelector.BedrockRuntime.Conversation;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>Turns the events of one stream into chat updates: text and reasoning as they come, other blocks when they are complete.</summary>
internal sealed class ChatStreamMapper(MappedRequest mapped)
{
    private readonly Dictionary<int, OpenBlock> _open = [];
    private AIContent? _last;
    private int _lastIndex = -1;
    private bool _callsTool;
    private string? _responseId;

    public async IAsyncEnumerable<ChatResponseUpdate> MapAsync(
        IAsyncEnumerable<ConverseEvent> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in events.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            _responseId ??= (item as StreamOpenedEvent)?.Trace.RequestId;
            foreach (var update in Updates(item))
            {
                update.Role = ChatRole.Assistant;
                update.ModelId ??= mapped.Request.ModelId;
                update.ResponseId = _responseId;

                // Properties of an update with a message id would end on the message; these describe the response.
                update.MessageId = update.AdditionalProperties is null ? _responseId : null;
                update.RawRepresentation = item;
                yield return update;
            }
        }
    }

    private List<ChatResponseUpdate> Updates(ConverseEvent item)
    {
        switch (item)
        {
            case StreamOpenedEvent opened:
                var properties = new AdditionalPropertiesDictionary();
                ChatResponseMapper.AddTrace(properties, opened.Trace, mapped);
                return [new() { AdditionalProperties = properties }];
            case TextDeltaEvent text:
                return Contents(text.Index, Open(text.Index).Text(text.Text));
            case ReasoningDeltaEvent reasoning:
                return Contents(reasoning.Index, Open(reasoning.Index).Reasoning(reasoning.Piece));
            case ToolUseStartEvent start:
                Open(start.Index).Tool(start);
                return [];
            case ToolInputDeltaEvent delta:
                Open(delta.Index).ToolInput(delta.Json);
                return [];
            case BlockStartEvent start:
                Open(start.Index).Start(start.Start);
                return [];
            case BlockDeltaEvent delta:
                Open(delta.Index).Delta(delta.Delta);
                return [];
            case BlockStopEvent stop when _open.Remove(stop.Index, out var block):
                return Contents(stop.Index, block.Close());
            case MessageStopEvent stop:
                return [.. Rest(), Stop(stop, _callsTool)];
            case MetadataEvent metadata:
                return [Metadata(metadata)];
            default:
                return [];
        }
    }

    private OpenBlock Open(int index) => _open.TryGetValue(index, out var block) ? block : _open[index] = new();

    /// <summary>Blocks that no event closed; the answer is complete all the same.</summary>
    private List<ChatResponseUpdate> Rest()
    {
        List<ChatResponseUpdate> rest = [.. _open.OrderBy(static pair => pair.Key).SelectMany(pair => Contents(pair.Key, pair.Value.Close()))];
        _open.Clear();
        return rest;
    }

    private List<ChatResponseUpdate> Contents(int index, AIContent? content)
    {
        List<ChatResponseUpdate> updates = [];
        if (content is null)
        {
            return updates;
        }

        // The framework merges neighbours of a kind; two blocks must stay two.
        if (_lastIndex != index && _last?.GetType() == content.GetType() && content is TextContent or TextReasoningContent)
        {
            updates.Add(new(ChatRole.Assistant, [BlockMark.Boundary()]));
        }

        (_last, _lastIndex) = (content, index);
        _callsTool |= content is FunctionCallContent;
        updates.Add(new(ChatRole.Assistant, [content]));
        return updates;
    }

    private static ChatResponseUpdate Stop(MessageStopEvent stop, bool callsTool)
    {
        var update = new ChatResponseUpdate { FinishReason = ChatResponseMapper.Finish(stop.StopReason, callsTool), AdditionalProperties = [] };
        ChatResponseMapper.AddEnd(update.AdditionalProperties, stop.StopReason, stop.AdditionalFields);
        return update;
    }

    private static ChatResponseUpdate Metadata(MetadataEvent metadata)
    {
        var update = new ChatResponseUpdate { ModelId = metadata.Notes.InvokedModelId, AdditionalProperties = [] };
        if (metadata.Usage is { } usage)
        {
            update.Contents.Add(new UsageContent(usage.ToUsageDetails()));
        }

        ChatResponseMapper.AddNotes(update.AdditionalProperties, metadata.ServiceLatency, metadata.Notes);
        return update;
    }
}
