using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.BedrockRuntime.Http;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>Keeps a block with the content that stands for it, where the content alone could not say it again.</summary>
internal static class BlockMark
{
    /// <summary>On reasoning without a text: what its protected data are, a signature or encrypted reasoning.</summary>
    public const string ReasoningKey = "bedrock.reasoning";

    public const string Signed = "signed";
    public const string Redacted = "redacted";

    /// <summary>On content that only keeps two blocks of a stream from being merged into one.</summary>
    public const string BoundaryKey = "bedrock.boundary";

    public static T Mark<T>(T content, ContentBlock block)
        where T : AIContent
    {
        content.RawRepresentation = block;
        (content.AdditionalProperties ??= [])[BedrockContent.BlockKey] = WireJson.Object(json => ContentBlockWriter.WriteMembers(json, block));
        return content;
    }

    public static AIContent Boundary() => new() { AdditionalProperties = new() { [BoundaryKey] = true } };

    public static bool IsBoundary(AIContent content) => content.AdditionalProperties?.ContainsKey(BoundaryKey) == true;

    public static ContentBlock? Find(AIContent content) =>
        content.RawRepresentation as ContentBlock ?? (Stored(content) is { ValueKind: JsonValueKind.Object } stored ? ContentBlockReader.Read(stored) : null);

    public static string? Reasoning(AIContent content) => content.AdditionalProperties?.GetValueOrDefault(ReasoningKey) switch
    {
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } element => element.GetString(),
        _ => null,
    };

    private static JsonElement? Stored(AIContent content)
    {
        switch (content.AdditionalProperties?.GetValueOrDefault(BedrockContent.BlockKey))
        {
            case JsonElement { ValueKind: JsonValueKind.Object } element:
                return element;
            case JsonElement { ValueKind: JsonValueKind.String } element:
                return Parse(element.GetString()!);
            case string text:
                return Parse(text);
            default:
                return null;
        }
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            return WireJson.Parse(System.Text.Encoding.UTF8.GetBytes(text));
        }
        catch (JsonException)
        {
            // Not ours: somebody else's property of the same name.
            return null;
        }
    }
}
