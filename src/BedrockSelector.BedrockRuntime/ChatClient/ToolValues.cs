using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.BedrockRuntime.Http;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>Turns what tools take and give into JSON, without the white space that a model would be charged for.</summary>
internal static class ToolValues
{
    /// <summary>The service refuses a result without content.</summary>
    public static TextBlock Nothing { get; } = new("(nothing)");

    public static ContentBlock Block(object? value)
    {
        if (value is null)
        {
            return Nothing;
        }

        if (value is string text)
        {
            return string.IsNullOrWhiteSpace(text) ? Nothing : new TextBlock(text);
        }

        var json = value is JsonElement element ? element : ToJson(value);
        return json.ValueKind switch
        {
            JsonValueKind.Object => new JsonBlock(json),
            JsonValueKind.String => Block(json.GetString()),
            JsonValueKind.Null or JsonValueKind.Undefined => Nothing,
            _ => new TextBlock(WireJson.Text(json)),
        };
    }

    /// <summary>Finds the contents that a tool gave before its result went through a store.</summary>
    /// <returns>The contents; null when the value is plain JSON.</returns>
    public static IReadOnlyList<AIContent>? Contents(object? value) => value switch
    {
        AIContent single => [single],
        IEnumerable<AIContent> parts => [.. parts],
        JsonElement { ValueKind: JsonValueKind.Array } array when array.GetArrayLength() > 0 && array.EnumerateArray().All(IsContent) =>
            [.. array.EnumerateArray().Select(Content)],
        JsonElement element when IsContent(element) || IsData(element) => [Content(element)],
        _ => null,
    };

    public static JsonElement ToJson(object value)
    {
        // The abstractions' own options know the types of tool arguments without reflection; others resolve as the application allows.
        var type = value is IDictionary<string, object?> ? typeof(IDictionary<string, object?>) : value.GetType();
        return JsonSerializer.SerializeToElement(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(type));
    }

    // The names by which the framework's JSON tells contents apart.
    private static bool IsContent(JsonElement element) => element.Text("$type") is "text" or "data" or "uri" or "reasoning" or "error" or "hostedFile"
        || element.Object("additionalProperties")?.Object(BedrockContent.BlockKey) is not null;

    // Data that stood alone were written without a name of their type.
    private static bool IsData(JsonElement element) =>
        element.Text("uri") is { } uri && uri.StartsWith("data:", StringComparison.Ordinal)
        && element.EnumerateObject().All(static member => member.Name is "uri" or "name" or "mediaType" or "annotations" or "additionalProperties");

    private static AIContent Content(JsonElement element) =>
        element.Text("$type") is null && IsData(element)
            ? new DataContent(element.Text("uri")!, element.Text("mediaType")) { Name = element.Text("name") }
            : (AIContent)element.Deserialize(AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(AIContent)))!;
}
