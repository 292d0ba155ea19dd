using System.Collections.Immutable;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;

namespace BedrockSelector.BedrockRuntime.Http;

/// <summary>Reads blocks and loses nothing: what a type cannot say stays in its wire form, and what no type stands for is opaque.</summary>
internal static class ContentBlockReader
{
    private static readonly ImmutableArray<(string Name, MediaKind Kind)> MediaNames =
        [("image", MediaKind.Image), ("document", MediaKind.Document), ("video", MediaKind.Video), ("audio", MediaKind.Audio)];

    public static ContentBlock Read(JsonElement block)
    {
        if (Known(block) is not { } known)
        {
            return new OpaqueBlock(block.Clone());
        }

        // What is written back must be what was read; a member that we do not know makes the difference.
        var written = WireJson.Object(json => ContentBlockWriter.WriteMembers(json, known));
        return JsonElement.DeepEquals(written, block) ? known : known with { Wire = block.Clone() };
    }

    public static ImmutableArray<ContentBlock> ReadAll(JsonElement owner, string name) => [.. owner.Array(name).Select(Read)];

    public static ConverseCitation Citation(JsonElement citation) => new()
    {
        Title = citation.Text("title"),
        Source = citation.Text("source"),
        SourceTexts = citation.Texts("sourceContent"),
        Location = citation.Object("location")?.Clone(),
    };

    private static ContentBlock? Known(JsonElement block)
    {
        if (block.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var member in block.EnumerateObject())
        {
            if (Known(member.Name, member.Value) is { } known)
            {
                return known;
            }
        }

        return null;
    }

    private static ContentBlock? Known(string kind, JsonElement value) => kind switch
    {
        "text" when value.ValueKind == JsonValueKind.String => new TextBlock(value.GetString()!),
        "json" => new JsonBlock(value.Clone()),
        _ when value.ValueKind != JsonValueKind.Object => null,
        "toolUse" => new ToolUseBlock(
            value.Text("toolUseId") ?? "", value.Text("name") ?? "", value.TryGetProperty("input", out var input) ? input.Clone() : default)
        {
            Type = value.Text("type"),
        },
        "toolResult" => new ToolResultBlock(value.Text("toolUseId") ?? "", ReadAll(value, "content"), value.Text("status") == "error")
        {
            Type = value.Text("type"),
        },
        "reasoningContent" => Reasoning(value),
        "cachePoint" => new CachePointBlock(value.Text("ttl")),
        "citationsContent" => new CitationsBlock(value.Texts("content"), [.. value.Array("citations").Select(Citation)]),
        "guardContent" => Guard(value),
        "searchResult" => new SearchResultBlock(value.Text("source") ?? "", value.Text("title") ?? "", value.Texts("content"))
        {
            Citations = value.Object("citations")?.Flag("enabled"),
        },
        "toolAddition" or "toolRemoval" when value.Object("tool") is { } tool =>
            new ToolChangeBlock(kind == "toolAddition", tool.Text("name"), tool.Text("serverName"), tool.Text("type")),
        _ => MediaNames.Where(name => name.Name == kind).Select(name => Media(name.Kind, value)).FirstOrDefault(),
    };

    private static ReasoningBlock Reasoning(JsonElement value)
    {
        var redacted = value.Member("redactedContent") is { } bytes ? bytes.GetBytesFromBase64() : [];
        return value.Object("reasoningText") is { } inner
            ? new(inner.Text("text"), inner.Text("signature")) { Redacted = redacted }
            : new(null, null) { Redacted = redacted };
    }

    private static GuardContentBlock? Guard(JsonElement value) =>
        value.Object("text") is { } text
            ? new(text.Text("text"))
            {
                Qualifiers = [.. text.Array("qualifiers").Select(static name => name.ValueKind == JsonValueKind.String ? name.GetString() : null).OfType<string>()],
            }
            : value.Object("image") is { } image ? new(null) { Image = Media(MediaKind.Image, image) } : null;

    private static MediaBlock Media(MediaKind kind, JsonElement media)
    {
        var block = new MediaBlock(kind, media.Text("format") ?? "")
        {
            Name = media.Text("name"),
            Context = media.Text("context"),
            Citations = media.Object("citations")?.Flag("enabled"),
        };
        return media.Object("source") is not { } source ? block
            : source.Object("s3Location") is { } place ? block with { S3Uri = place.Text("uri"), S3BucketOwner = place.Text("bucketOwner") }
            : source.Text("text") is { } text ? block with { Text = text }
            : source.Member("content") is { ValueKind: JsonValueKind.Array } ? block with { TextParts = source.Texts("content") }
            : block with { Bytes = source.Member("bytes") is { } bytes ? bytes.GetBytesFromBase64() : [] };
    }
}
