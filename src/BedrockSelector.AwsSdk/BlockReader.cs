using System.Text.Json.Nodes;
using Amazon.BedrockRuntime.Model;
using Neutral = BedrockSelector.BedrockRuntime.Conversation;

namespace BedrockSelector.AwsSdk;

/// <summary>Turns the SDK's blocks into ours.</summary>
internal static class BlockReader
{
    public static Neutral.ContentBlock? Block(ContentBlock block) => block switch
    {
        { Text: { } text } => new Neutral.TextBlock(text),
        { ToolUse: { } use } => new Neutral.ToolUseBlock(use.ToolUseId, use.Name, Documents.ToJson(use.Input)) { Type = use.Type?.Value },
        { ToolResult: { } result } => Result(result),
        { ReasoningContent: { } reasoning } => new Neutral.ReasoningBlock(reasoning.ReasoningText?.Text, reasoning.ReasoningText?.Signature)
        {
            Redacted = reasoning.RedactedContent?.ToArray() ?? [],
        },
        { CitationsContent: { } citations } => CitationMapper.Read(citations),
        { CachePoint: { } point } => new Neutral.CachePointBlock(point.Ttl?.Value),
        { GuardContent: { } guard } => Guard(guard),
        { SearchResult: { } result } => Search(result),
        { Image: { } image } => Image(image),
        { Document: { } document } => Document(document),
        { Video: { } video } => Media(Neutral.MediaKind.Video, video.Format?.Value, video.Source?.Bytes, video.Source?.S3Location),
        { Audio: { } audio } => Media(Neutral.MediaKind.Audio, audio.Format?.Value, audio.Source?.Bytes, audio.Source?.S3Location),
        _ => null,
    };

    /// <returns>A piece of a tool's result as the events of a stream hold it.</returns>
    public static JsonNode ResultPiece(ToolResultBlockDelta piece) => piece.Text is { } text
        ? new JsonObject { ["text"] = text }
        : new JsonObject { ["json"] = JsonNode.Parse(Documents.ToJson(piece.Json).GetRawText()) };

    private static Neutral.ToolResultBlock Result(ToolResultBlock result)
    {
        var status = result.Status?.Value;
        var block = new Neutral.ToolResultBlock(
            result.ToolUseId, [.. (result.Content ?? []).Select(Content).OfType<Neutral.ContentBlock>()], status == "error") { Type = result.Type };
        if (status is null or "error")
        {
            return block;
        }

        // A success said expressly is kept so, since the block goes back as it came.
        var json = JsonNode.Parse(new Neutral.ConverseRequest { Messages = [new(Neutral.ConverseRole.Assistant, [block])] }.ToJson().GetRawText())!;
        var wire = json["messages"]![0]!["content"]![0]!;
        wire["toolResult"]!["status"] = status;
        return block with { Wire = CitationMapper.Element(wire) };
    }

    private static Neutral.ContentBlock? Content(ToolResultContentBlock part) => part switch
    {
        { Text: { } text } => new Neutral.TextBlock(text),
        { Image: { } image } => Image(image),
        { Document: { } document } => Document(document),
        { Video: { } video } => Media(Neutral.MediaKind.Video, video.Format?.Value, video.Source?.Bytes, video.Source?.S3Location),
        { SearchResult: { } result } => Search(result),
        _ => new Neutral.JsonBlock(Documents.ToJson(part.Json)),
    };

    private static Neutral.GuardContentBlock Guard(GuardrailConverseContentBlock guard) => guard.Image is { } image
        ? new(null) { Image = Media(Neutral.MediaKind.Image, image.Format?.Value, image.Source?.Bytes, null) }
        : new(guard.Text?.Text) { Qualifiers = [.. guard.Text?.Qualifiers ?? []] };

    private static Neutral.SearchResultBlock Search(SearchResultBlock result) => new(
        result.Source, result.Title, [.. (result.Content ?? []).Select(static part => part.Text)])
    {
        Citations = result.Citations?.Enabled,
    };

    private static Neutral.MediaBlock Image(ImageBlock image)
    {
        var block = Media(Neutral.MediaKind.Image, image.Format?.Value, image.Source?.Bytes, image.Source?.S3Location);
        if (image.Error is not { } error)
        {
            return block;
        }

        var json = JsonNode.Parse(new Neutral.ConverseRequest { Messages = [new(Neutral.ConverseRole.Assistant, [block])] }.ToJson().GetRawText())!;
        var wire = json["messages"]![0]!["content"]![0]!;
        wire["image"]!["error"] = new JsonObject { ["message"] = error.Message };
        return block with { Wire = CitationMapper.Element(wire) };
    }

    private static Neutral.MediaBlock Document(DocumentBlock document) =>
        Media(Neutral.MediaKind.Document, document.Format?.Value, document.Source?.Bytes, document.Source?.S3Location) with
        {
            Name = document.Name,
            Context = document.Context,
            Citations = document.Citations?.Enabled,
            Text = document.Source?.Text,
            TextParts = [.. (document.Source?.Content ?? []).Select(static part => part.Text)],
        };

    private static Neutral.MediaBlock Media(Neutral.MediaKind kind, string? format, MemoryStream? bytes, S3Location? place) => new(kind, format ?? "")
    {
        Bytes = bytes?.ToArray() ?? [],
        S3Uri = place?.Uri,
        S3BucketOwner = place?.BucketOwner,
    };
}
