using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>Turns blocks into contents of chat messages. Where a content could not say its block again, it carries the block.</summary>
internal static class ChatContentReader
{
    public static AIContent Content(ContentBlock block)
    {
        switch (block)
        {
            case TextBlock { Wire: null } text:
                return new TextContent(text.Text) { RawRepresentation = text };
            case TextBlock text:
                return BlockMark.Mark(new TextContent(text.Text), text);
            case ReasoningBlock reasoning:
                return Reasoning(reasoning);
            case ToolUseBlock { IsServerSide: true } use:
                return BlockMark.Mark(new ToolCallContent(use.ToolUseId), use);
            case ToolUseBlock use:
                return Call(use);
            case ToolResultBlock { Type: not null } result:
                return BlockMark.Mark(new ToolResultContent(result.ToolUseId), result);
            case ToolResultBlock result:
                return Result(result);
            case CitationsBlock citations:
                return Cited(citations, citations.Text);
            case MediaBlock media when Media(media) is { } content:
                return content;
            default:
                return BlockMark.Mark(new AIContent(), block);
        }
    }

    /// <param name="block">The block.</param>
    /// <param name="text">Its text, or none where a stream has already given it.</param>
    public static TextContent Cited(CitationsBlock block, string text)
    {
        var content = BlockMark.Mark(new TextContent(text), block);
        content.Annotations = [.. block.Citations.Select(Annotation)];
        return content;
    }

    public static TextReasoningContent Reasoning(ReasoningBlock block)
    {
        var content = new TextReasoningContent(block.Text ?? "")
        {
            ProtectedData = block.Redacted.IsEmpty ? block.Signature : Convert.ToBase64String(block.Redacted.Span),
        };
        if (block.Wire is not null)
        {
            return BlockMark.Mark(content, block);
        }

        content.RawRepresentation = block;
        if (string.IsNullOrEmpty(block.Text))
        {
            content.AdditionalProperties = new() { [BlockMark.ReasoningKey] = block.Redacted.IsEmpty ? BlockMark.Signed : BlockMark.Redacted };
        }

        return content;
    }

    public static AIContent Call(ToolUseBlock use)
    {
        var input = use.Input.ValueKind == JsonValueKind.Undefined ? "" : use.Input.GetRawText();
        if (StructuredOutput.AnswerOf(use.Name, input) is { } answer)
        {
            return new TextContent(answer);
        }

        var content = FunctionCallContent.CreateFromParsedArguments(input, use.ToolUseId, use.Name, Arguments);
        if (use.Wire is not null || use.Input.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
        {
            return BlockMark.Mark(content, use);
        }

        content.RawRepresentation = use;
        return content;
    }

    public static AIContent Call(string id, string name, string input) => StructuredOutput.AnswerOf(name, input) is { } answer
        ? new TextContent(answer)
        : FunctionCallContent.CreateFromParsedArguments(input, id, name, Arguments);

    private static FunctionResultContent Result(ToolResultBlock result) => BlockMark.Mark(
        new FunctionResultContent(
            result.ToolUseId,
            result.Content is [TextBlock text] ? text.Text : result.Content is [JsonBlock json] ? json.Value : result.Content.Select(Content).ToList()),
        result);

    private static AIContent? Media(MediaBlock media)
    {
        var type = MediaFormats.MediaType(media);
        if (type is null || media is not { Wire: null, Context: null, Citations: null, S3BucketOwner: null, Text: null, TextParts.IsEmpty: true })
        {
            // Contents have bytes or an address; the rest is said by the block alone.
            return null;
        }

        return media.S3Uri is { } place
            ? Uri.IsWellFormedUriString(place, UriKind.Absolute) && media.Name is null ? new UriContent(place, type) { RawRepresentation = media } : null
            : new DataContent(media.Bytes, type) { Name = media.Name, RawRepresentation = media };
    }

    private static CitationAnnotation Annotation(ConverseCitation citation)
    {
        var annotation = new CitationAnnotation
        {
            Title = citation.Title,
            Snippet = citation.SourceTexts.IsEmpty ? null : string.Concat(citation.SourceTexts),
            RawRepresentation = citation,
        };
        if (citation.Source is { } source)
        {
            (annotation.AdditionalProperties ??= [])["bedrock.source"] = source;
        }

        if (citation.Location is { } location)
        {
            (annotation.AdditionalProperties ??= [])["bedrock.location"] = location;
            var address = location.TryGetProperty("web", out var web) && web.ValueKind == JsonValueKind.Object && web.TryGetProperty("url", out var url)
                && url.ValueKind == JsonValueKind.String ? url.GetString() : null;
            annotation.Url = Uri.TryCreate(address, UriKind.Absolute, out var known) ? known : null;
        }

        return annotation;
    }

    private static Dictionary<string, object?> Arguments(string json)
    {
        if (json.Length == 0)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(static property => property.Name, static property => (object?)property.Value.Clone());
    }
}
