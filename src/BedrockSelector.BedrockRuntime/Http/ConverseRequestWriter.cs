using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.Quantities;

namespace BedrockSelector.BedrockRuntime.Http;

/// <summary>Writes request bodies as the service's REST-JSON protocol wants them.</summary>
internal static class ConverseRequestWriter
{
    public static ReadOnlyMemory<byte> Converse(ConverseRequest request) => Write(request, static (json, request) =>
    {
        json.WriteStartObject();
        WriteConversation(json, request);
        WriteInference(json, request);
        if (request.Guardrail is { } guardrail)
        {
            json.WriteStartObject("guardrailConfig");
            json.WriteString("guardrailIdentifier", guardrail.Identifier);
            json.WriteString("guardrailVersion", guardrail.Version);
            json.WriteEndObject();
        }

        if (request.Tier == PricingTier.LatencyOptimized)
        {
            WriteNested(json, "performanceConfig", "latency", "optimized");
        }
        else if (request.Tier != PricingTier.Standard)
        {
            WriteNested(json, "serviceTier", "type", request.Tier.Name());
        }

        if (request.Output is { } output)
        {
            WriteOutput(json, output);
        }

        json.WriteEndObject();
    });

    public static ReadOnlyMemory<byte> CountTokens(ConverseRequest request) => Write(request, static (json, request) =>
    {
        json.WriteStartObject();
        json.WriteStartObject("input");
        json.WriteStartObject("converse");
        WriteConversation(json, request);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static ReadOnlyMemory<byte> Write(ConverseRequest request, Action<Utf8JsonWriter, ConverseRequest> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json, request);
        }

        return buffer.WrittenMemory;
    }

    private static void WriteConversation(Utf8JsonWriter json, ConverseRequest request)
    {
        json.WriteStartArray("messages");
        foreach (var message in request.Messages)
        {
            json.WriteStartObject();
            json.WriteString("role", message.Role == ConverseRole.Assistant ? "assistant" : "user");
            WriteBlocks(json, "content", message.Content);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (!request.System.IsEmpty)
        {
            WriteBlocks(json, "system", request.System);
        }

        if (!request.Tools.IsEmpty)
        {
            WriteTools(json, request);
        }

        if (request.AdditionalModelRequestFields is { } fields)
        {
            json.WritePropertyName("additionalModelRequestFields");
            fields.WriteTo(json);
        }
    }

    private static void WriteInference(Utf8JsonWriter json, ConverseRequest request)
    {
        if (request is { MaxTokens: null, Temperature: null, TopP: null, StopSequences.IsEmpty: true })
        {
            return;
        }

        json.WriteStartObject("inferenceConfig");
        if (request.MaxTokens is { } maxTokens)
        {
            json.WriteNumber("maxTokens", maxTokens);
        }

        if (request.Temperature is { } temperature)
        {
            json.WriteNumber("temperature", temperature);
        }

        if (request.TopP is { } topP)
        {
            json.WriteNumber("topP", topP);
        }

        if (!request.StopSequences.IsEmpty)
        {
            json.WriteStartArray("stopSequences");
            foreach (var text in request.StopSequences)
            {
                json.WriteStringValue(text);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteTools(Utf8JsonWriter json, ConverseRequest request)
    {
        json.WriteStartObject("toolConfig");
        json.WriteStartArray("tools");
        foreach (var tool in request.Tools)
        {
            json.WriteStartObject();
            json.WriteStartObject("toolSpec");
            json.WriteString("name", tool.Name);
            if (!string.IsNullOrEmpty(tool.Description))
            {
                json.WriteString("description", tool.Description);
            }

            json.WriteStartObject("inputSchema");
            json.WritePropertyName("json");
            tool.InputSchema.WriteTo(json);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (request.ToolChoice is { } choice)
        {
            json.WriteStartObject("toolChoice");
            json.WriteStartObject(choice.ToolName is null ? "any" : "tool");
            if (choice.ToolName is { } name)
            {
                json.WriteString("name", name);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteOutput(Utf8JsonWriter json, JsonOutput output)
    {
        json.WriteStartObject("outputConfig");
        json.WriteStartObject("textFormat");
        json.WriteString("type", "json_schema");
        json.WriteStartObject("structure");
        json.WriteStartObject("jsonSchema");

        // The service takes the schema as text, not as a nested object.
        json.WriteString("schema", output.Schema.GetRawText());
        if (output.Name is not null)
        {
            json.WriteString("name", output.Name);
        }

        if (output.Description is not null)
        {
            json.WriteString("description", output.Description);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteBlocks(Utf8JsonWriter json, string name, ImmutableArray<ContentBlock> blocks)
    {
        json.WriteStartArray(name);
        foreach (var block in blocks)
        {
            json.WriteStartObject();
            WriteBlock(json, block);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteBlock(Utf8JsonWriter json, ContentBlock block)
    {
        switch (block)
        {
            case TextBlock text:
                json.WriteString("text", text.Text);
                break;
            case MediaBlock media:
                WriteMedia(json, media);
                break;
            case ToolUseBlock use:
                json.WriteStartObject("toolUse");
                json.WriteString("toolUseId", use.ToolUseId);
                json.WriteString("name", use.Name);
                json.WritePropertyName("input");
                use.Input.WriteTo(json);
                json.WriteEndObject();
                break;
            case ToolResultBlock result:
                json.WriteStartObject("toolResult");
                json.WriteString("toolUseId", result.ToolUseId);
                WriteBlocks(json, "content", result.Content);
                if (result.IsError)
                {
                    json.WriteString("status", "error");
                }

                json.WriteEndObject();
                break;
            case JsonBlock value:
                json.WritePropertyName("json");
                value.Value.WriteTo(json);
                break;
            case ReasoningBlock reasoning:
                WriteReasoning(json, reasoning);
                break;
            case CachePointBlock cachePoint:
                json.WriteStartObject("cachePoint");
                json.WriteString("type", "default");
                if (cachePoint.TimeToLive is { } timeToLive)
                {
                    json.WriteString("ttl", timeToLive);
                }

                json.WriteEndObject();
                break;
            default:
                throw new NotSupportedException($"A block of type {block.GetType().Name} cannot be sent.");
        }
    }

    private static void WriteMedia(Utf8JsonWriter json, MediaBlock media)
    {
        json.WriteStartObject(media.Kind switch
        {
            MediaKind.Image => "image",
            MediaKind.Document => "document",
            MediaKind.Video => "video",
            _ => "audio",
        });
        json.WriteString("format", media.Format);
        if (media.Name is not null)
        {
            json.WriteString("name", media.Name);
        }

        json.WriteStartObject("source");
        if (media.S3Uri is not null)
        {
            WriteNested(json, "s3Location", "uri", media.S3Uri);
        }
        else
        {
            json.WriteBase64String("bytes", media.Bytes.Span);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteReasoning(Utf8JsonWriter json, ReasoningBlock reasoning)
    {
        json.WriteStartObject("reasoningContent");
        if (reasoning.Text is null && !reasoning.Redacted.IsEmpty)
        {
            json.WriteBase64String("redactedContent", reasoning.Redacted.Span);
        }
        else
        {
            json.WriteStartObject("reasoningText");
            json.WriteString("text", reasoning.Text ?? "");
            if (reasoning.Signature is not null)
            {
                json.WriteString("signature", reasoning.Signature);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteNested(Utf8JsonWriter json, string name, string inner, string value)
    {
        json.WriteStartObject(name);
        json.WriteString(inner, value);
        json.WriteEndObject();
    }
}
