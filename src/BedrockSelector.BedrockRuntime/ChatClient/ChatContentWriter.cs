using System.Collections.Immutable;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.BedrockRuntime.Http;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>Turns contents of chat messages into blocks. The block that a content carries goes first, unless the content was changed since.</summary>
internal sealed class ChatContentWriter(ChatNotes notes)
{
    private readonly DocumentNames _names = new();

    /// <summary>Adds what a content says to the blocks of its message.</summary>
    public void Add(List<ContentBlock> blocks, AIContent content)
    {
        if (content is TextContent { Text.Length: 0 } && BlockMark.Find(content) is CitationsBlock cited)
        {
            AddCited(blocks, cited);
        }
        else if (Block(content) is { } block)
        {
            blocks.Add(block);
        }
    }

    public ContentBlock? Block(AIContent content)
    {
        switch (content)
        {
            case TextContent text:
                return Carried(text, static (content, block) => block switch
                {
                    TextBlock own => own.Text == content.Text,
                    CitationsBlock cited => cited.Text == content.Text,
                    _ => false,
                }) ?? (string.IsNullOrWhiteSpace(text.Text) ? null : new TextBlock(text.Text));
            case TextReasoningContent reasoning:
                return Carried(reasoning, Unchanged) ?? Reasoning(reasoning);
            case FunctionCallContent call:
                var written = new ToolUseBlock(call.CallId, call.Name, ToolValues.ToJson(call.Arguments ?? new Dictionary<string, object?>()));
                return Carried(call, (_, block) => block is ToolUseBlock use && use.ToolUseId == written.ToolUseId && use.Name == written.Name
                    && (use.Input.ValueKind != JsonValueKind.Object || JsonElement.DeepEquals(use.Input, written.Input))) ?? written;
            case FunctionResultContent result:
                return Carried(result, static (content, block) => block is ToolResultBlock own && own.ToolUseId == content.CallId) ?? Result(result);
            case DataContent data:
                return BlockMark.Find(data) is MediaBlock media && media.Bytes.Span.SequenceEqual(data.Data.Span)
                    ? Named(media, media.Name)
                    : Named(MediaFormats.Block(data.MediaType) with { Bytes = data.Data }, data.Name);
            case UriContent { Uri.Scheme: "s3" } uri:
                return BlockMark.Find(uri) is MediaBlock place && place.S3Uri == uri.Uri.OriginalString
                    ? Named(place, place.Name)
                    : Named(MediaFormats.Block(uri.MediaType) with { S3Uri = uri.Uri.OriginalString }, null);
            case UriContent uri:
                throw new NotSupportedException($"Converse fetches no '{uri.Uri.Scheme}:' address; give the bytes, or an s3: address.");
            case UsageContent:
                return null;
            default:
                return Other(content);
        }
    }

    private static ContentBlock? Carried<T>(T content, Func<T, ContentBlock, bool> stillSays)
        where T : AIContent =>
        BlockMark.Find(content) is { } block && stillSays(content, block) && block is not TextBlock { Wire: null } ? block : null;

    private static bool Unchanged(TextReasoningContent content, ContentBlock block) =>
        block is ReasoningBlock own && (own.Text ?? "") == content.Text
        && (own.Redacted.IsEmpty ? own.Signature ?? "" : Convert.ToBase64String(own.Redacted.Span)) == (content.ProtectedData ?? "");

    /// <remarks>Without a text and without a mark, protected data are encrypted reasoning, as earlier versions of this library stored them.</remarks>
    private static ReasoningBlock? Reasoning(TextReasoningContent reasoning) => (reasoning.Text, reasoning.ProtectedData) switch
    {
        ("", null or "") => null,
        ("", var data) when BlockMark.Reasoning(reasoning) != BlockMark.Signed && Decode(data) is { } redacted => new(null, null) { Redacted = redacted },
        var (text, signature) => new(text, signature),
    };

    private static byte[]? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }

    /// <summary>A stream gives the text of a cited block first and the block afterwards; here they become one again.</summary>
    private static void AddCited(List<ContentBlock> blocks, CitationsBlock cited)
    {
        var said = "";
        for (var first = blocks.Count; said.Length < cited.Text.Length && first > 0 && blocks[first - 1] is TextBlock text;)
        {
            said = text.Text + said;
            first--;
            if (said == cited.Text)
            {
                blocks.RemoveRange(first, blocks.Count - first);
                blocks.Add(cited);
                return;
            }
        }

        if (cited.Text.Length == 0)
        {
            blocks.Add(cited);
        }
    }

    private ContentBlock? Other(AIContent content)
    {
        if (BlockMark.IsBoundary(content))
        {
            return null;
        }

        if (BlockMark.Find(content) is { } block)
        {
            return block is MediaBlock media ? Named(media, media.Name) : block;
        }

        notes.Content(content.GetType().Name);
        return null;
    }

    private MediaBlock Named(MediaBlock block, string? name) =>
        block.Kind != MediaKind.Document || block.Wire is not null ? block : block with { Name = _names.Next(name) };

    private ToolResultBlock Result(FunctionResultContent result)
    {
        if (result.Exception is { } exception)
        {
            return new(result.CallId, [new TextBlock(result.Result as string is { Length: > 0 } said ? said : exception.Message)], IsError: true);
        }

        List<ContentBlock> content = [];
        if (ToolValues.Contents(result.Result) is { } parts)
        {
            foreach (var part in parts)
            {
                Add(content, part);
            }
        }
        else
        {
            content.Add(ToolValues.Block(result.Result));
        }

        return new(result.CallId, content.Count > 0 ? [.. content] : [ToolValues.Nothing], IsError: false);
    }
}
