using System.Text.Json;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Neutral = BedrockSelector.BedrockRuntime.Conversation;

namespace BedrockSelector.AwsSdk;

/// <summary>Turns tools and marks among them into the SDK's.</summary>
internal static class ToolMapper
{
    public static ToolConfiguration? Tools(Neutral.ConverseRequest request) => request.Tools.IsEmpty ? null : new()
    {
        Tools = [.. request.Tools.Select(Tool)],
        ToolChoice = request.ToolChoice switch
        {
            null => null,
            { ToolName: { } name } => new() { Tool = new() { Name = name } },
            { Kind: "auto" } => new() { Auto = new() },
            _ => new() { Any = new() },
        },
    };

    private static Tool Tool(Neutral.ConverseTool tool) => tool.Wire is { } wire ? Entry(wire) : new()
    {
        ToolSpec = new()
        {
            Name = tool.Name,
            Description = string.IsNullOrEmpty(tool.Description) ? null : tool.Description,
            InputSchema = new() { Json = Documents.Of(tool.InputSchema) },
            Strict = tool.Strict,
        },
    };

    private static Tool Entry(JsonElement wire) =>
        wire.TryGetProperty("cachePoint", out var point)
            ? new() { CachePoint = new() { Type = CachePointType.Default, Ttl = Text(point, "ttl") } }
        : wire.TryGetProperty("systemTool", out var system) ? new() { SystemTool = new() { Name = Text(system, "name") } }
        : throw new NotSupportedException("This version of AWSSDK.BedrockRuntime has no such entry among tools; use BedrockRuntimeClient.");

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
