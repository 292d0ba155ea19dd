using System.Collections.Immutable;
using BedrockSelector.BedrockRuntime.Conversation;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>Turns answers of Converse into chat responses.</summary>
internal static class ChatResponseMapper
{
    public static ChatResponse Map(ConverseResponse response, MappedRequest mapped)
    {
        var message = new ChatMessage(ChatRole.Assistant, [.. response.Content.Select(ChatContentReader.Content)])
        {
            MessageId = response.Trace.RequestId,
            RawRepresentation = response,
        };
        var properties = new AdditionalPropertiesDictionary();
        AddTrace(properties, response.Trace, mapped);
        AddEnd(properties, response.StopReason, response.AdditionalFields);
        AddNotes(properties, response.ServiceLatency, response.Notes);
        return new(message)
        {
            ResponseId = response.Trace.RequestId,
            ModelId = response.Notes.InvokedModelId ?? mapped.Request.ModelId,
            FinishReason = Finish(response.StopReason, CallsTool(message.Contents)),
            Usage = response.Usage?.ToUsageDetails(),
            RawRepresentation = response,
            AdditionalProperties = properties,
        };
    }

    /// <summary>Whether the caller has a tool to run: an answer of a schema that came through a tool is no call.</summary>
    public static bool CallsTool(IEnumerable<AIContent> contents) => contents.Any(static content => content is FunctionCallContent);

    public static ChatFinishReason? Finish(string stopReason, bool callsTool) => stopReason switch
    {
        "" => null,
        "end_turn" or "stop_sequence" => ChatFinishReason.Stop,
        "max_tokens" or "model_context_window_exceeded" => ChatFinishReason.Length,
        "tool_use" => callsTool ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        "content_filtered" or "guardrail_intervened" => ChatFinishReason.ContentFilter,
        _ => new ChatFinishReason(stopReason),
    };

    public static void AddTrace(AdditionalPropertiesDictionary properties, CallTrace trace, MappedRequest mapped)
    {
        properties[BedrockChatProperties.Attempts] = trace.Attempts;
        properties[BedrockChatProperties.TimeBeforeLastAttempt] = trace.TimeBeforeLastAttempt;
        AddNames(BedrockChatProperties.IgnoredOptions, mapped.IgnoredOptions);
        AddNames(BedrockChatProperties.IgnoredContents, mapped.IgnoredContents);
        AddNames(BedrockChatProperties.Repairs, mapped.Repairs);

        void AddNames(string key, ImmutableArray<string> names)
        {
            if (!names.IsEmpty)
            {
                properties[key] = names;
            }
        }
    }

    public static void AddEnd(AdditionalPropertiesDictionary properties, string stopReason, System.Text.Json.JsonElement? fields)
    {
        if (stopReason.Length > 0)
        {
            properties[BedrockChatProperties.StopReason] = stopReason;
        }

        Add(properties, BedrockChatProperties.AdditionalFields, fields);
    }

    public static void AddNotes(AdditionalPropertiesDictionary properties, TimeSpan? latency, ServiceNotes notes)
    {
        Add(properties, BedrockChatProperties.ServiceLatency, latency);
        Add(properties, BedrockChatProperties.ServiceTier, notes.ServiceTier);
        Add(properties, BedrockChatProperties.PerformanceLatency, notes.Latency);
        Add(properties, BedrockChatProperties.InvokedModel, notes.InvokedModelId);
        Add(properties, BedrockChatProperties.Trace, notes.Trace);
    }

    private static void Add(AdditionalPropertiesDictionary properties, string key, object? value)
    {
        if (value is not null)
        {
            properties[key] = value;
        }
    }
}
