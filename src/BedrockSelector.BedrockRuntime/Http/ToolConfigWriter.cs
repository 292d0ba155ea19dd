using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;

namespace BedrockSelector.BedrockRuntime.Http;

/// <summary>Writes the tools of a request and whether one must be called.</summary>
internal static class ToolConfigWriter
{
    public static void Write(Utf8JsonWriter json, ConverseRequest request)
    {
        json.WriteStartObject("toolConfig");
        json.WriteStartArray("tools");
        foreach (var tool in request.Tools)
        {
            WriteTool(json, tool);
        }

        json.WriteEndArray();
        if (request.ToolChoice is { } choice)
        {
            json.WriteStartObject("toolChoice");
            json.WriteStartObject(choice.Kind);
            json.WriteOptional("name", choice.ToolName);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public static void WriteTool(Utf8JsonWriter json, ConverseTool tool)
    {
        if (tool.Wire is { } wire)
        {
            wire.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        json.WriteStartObject("toolSpec");
        json.WriteString("name", tool.Name);
        json.WriteOptional("description", string.IsNullOrEmpty(tool.Description) ? null : tool.Description);
        json.WriteStartObject("inputSchema");
        json.WritePropertyName("json");
        tool.InputSchema.WriteTo(json);
        json.WriteEndObject();
        if (tool.Strict is { } strict)
        {
            json.WriteBoolean("strict", strict);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
