using System.Collections.Immutable;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;

namespace BedrockSelector.BedrockRuntime.Http;

/// <summary>Writes blocks.</summary>
internal static class ContentBlockWriter
{
    public static void Write(Utf8JsonWriter json, string name, ImmutableArray<ContentBlock> blocks)
    {
        json.WriteStartArray(name);
        foreach (var block in blocks)
        {
            json.WriteStartObject();
            WriteMembers(json, block);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the one member that a block has.</summary>
    public static void WriteMembers(Utf8JsonWriter json, ContentBlock block)
    {
        if (((block as OpaqueBlock)?.Value ?? block.Wire) is { } wire)
        {
            foreach (var member in wire.EnumerateObject())
            {
                member.WriteTo(json);
            }

            return;
        }

        switch (block)
        {
            case TextBlock text:
                json.WriteString("text", text.Text);
                break;
            case JsonBlock value:
                json.WritePropertyName("json");
                value.Value.WriteTo(json);
                break;
            case MediaBlock media:
                MediaBlockWriter.Write(json, media);
                break;
            case ToolUseBlock use:
                WriteToolUse(json, use);
                break;
            case ToolResultBlock result:
                WriteToolResult(json, result);
                break;
            case ReasoningBlock reasoning:
                WriteReasoning(json, reasoning);
                break;
            case CachePointBlock cachePoint:
                json.WriteStartObject("cachePoint");
                json.WriteString("type", "default");
                json.WriteOptional("ttl", cachePoint.TimeToLive);
                json.WriteEndObject();
                break;
            case CitationsBlock citations:
                WriteCitations(json, citations);
                break;
            case GuardContentBlock guard:
                WriteGuard(json, guard);
                break;
            case SearchResultBlock result:
                json.WriteStartObject("searchResult");
                json.WriteString("source", result.Source);
                json.WriteString("title", result.Title);
                WriteTexts(json, "content", result.Texts);
                WriteEnabled(json, result.Citations);
                json.WriteEndObject();
                break;
            case ToolChangeBlock change:
                json.WriteStartObject(change.IsAddition ? "toolAddition" : "toolRemoval");
                json.WriteStartObject("tool");
                json.WriteOptional("name", change.Name);
                json.WriteOptional("serverName", change.ServerName);
                json.WriteOptional("type", change.Type);
                json.WriteEndObject();
                json.WriteEndObject();
                break;
            default:
                throw new NotSupportedException($"A block of type {block.GetType().Name} cannot be sent.");
        }
    }

    public static void WriteTexts(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStartObject();
            json.WriteString("text", text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteEnabled(Utf8JsonWriter json, bool? citations)
    {
        if (citations is { } enabled)
        {
            json.WriteStartObject("citations");
            json.WriteBoolean("enabled", enabled);
            json.WriteEndObject();
        }
    }

    public static void WriteOptional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteToolUse(Utf8JsonWriter json, ToolUseBlock use)
    {
        json.WriteStartObject("toolUse");
        json.WriteString("toolUseId", use.ToolUseId);
        json.WriteString("name", use.Name);
        json.WritePropertyName("input");
        if (use.Input.ValueKind == JsonValueKind.Undefined)
        {
            json.WriteStartObject();
            json.WriteEndObject();
        }
        else
        {
            use.Input.WriteTo(json);
        }

        json.WriteOptional("type", use.Type);
        json.WriteEndObject();
    }

    private static void WriteToolResult(Utf8JsonWriter json, ToolResultBlock result)
    {
        json.WriteStartObject("toolResult");
        json.WriteString("toolUseId", result.ToolUseId);
        Write(json, "content", result.Content);
        json.WriteOptional("status", result.IsError ? "error" : null);
        json.WriteOptional("type", result.Type);
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
            json.WriteOptional("signature", reasoning.Signature);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteCitations(Utf8JsonWriter json, CitationsBlock block)
    {
        json.WriteStartObject("citationsContent");
        WriteTexts(json, "content", block.Texts);
        json.WriteStartArray("citations");
        foreach (var citation in block.Citations)
        {
            json.WriteStartObject();
            json.WriteOptional("title", citation.Title);
            json.WriteOptional("source", citation.Source);
            if (!citation.SourceTexts.IsEmpty)
            {
                WriteTexts(json, "sourceContent", citation.SourceTexts);
            }

            if (citation.Location is { } location)
            {
                json.WritePropertyName("location");
                location.WriteTo(json);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteGuard(Utf8JsonWriter json, GuardContentBlock guard)
    {
        json.WriteStartObject("guardContent");
        if (guard.Image is { } image)
        {
            MediaBlockWriter.Write(json, image);
        }
        else
        {
            json.WriteStartObject("text");
            json.WriteString("text", guard.Text ?? "");
            if (!guard.Qualifiers.IsEmpty)
            {
                json.WriteStartArray("qualifiers");
                foreach (var qualifier in guard.Qualifiers)
                {
                    json.WriteStringValue(qualifier);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
