using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Neutral = BedrockSelector.BedrockRuntime.Conversation;

namespace BedrockSelector.AwsSdk;

/// <summary>Turns blocks into the SDK's. What it has no block or member for is refused, not sent without it.</summary>
internal static class BlockWriter
{
    public static ContentBlock Block(Neutral.ContentBlock block) => block switch
    {
        { Wire: not null } or Neutral.OpaqueBlock or Neutral.ToolChangeBlock => throw Unknown(block),
        Neutral.TextBlock text => new() { Text = text.Text },
        Neutral.MediaBlock { Kind: Neutral.MediaKind.Image } image => new() { Image = Image(image) },
        Neutral.MediaBlock { Kind: Neutral.MediaKind.Document } document => new() { Document = DocumentOf(document) },
        Neutral.MediaBlock { Kind: Neutral.MediaKind.Video } video => new() { Video = Video(video) },
        Neutral.MediaBlock audio => new()
        {
            Audio = new()
            {
                Format = audio.Format,
                Source = audio.S3Uri is not null ? new() { S3Location = Place(audio) } : new() { Bytes = new(audio.Bytes.ToArray()) },
            },
        },
        Neutral.ToolUseBlock use => new()
        {
            ToolUse = new() { ToolUseId = use.ToolUseId, Name = use.Name, Input = Documents.Of(use.Input), Type = use.Type },
        },
        Neutral.ToolResultBlock result => new()
        {
            ToolResult = new()
            {
                ToolUseId = result.ToolUseId,
                Content = [.. result.Content.Select(Result)],
                Status = result.IsError ? ToolResultStatus.Error : null,
                Type = result.Type,
            },
        },
        Neutral.ReasoningBlock { Text: null, Redacted.IsEmpty: false } redacted => new()
        {
            ReasoningContent = new() { RedactedContent = new(redacted.Redacted.ToArray()) },
        },
        Neutral.ReasoningBlock reasoning => new()
        {
            ReasoningContent = new() { ReasoningText = new() { Text = reasoning.Text ?? "", Signature = reasoning.Signature } },
        },
        Neutral.CachePointBlock point => new() { CachePoint = CachePoint(point) },
        Neutral.CitationsBlock citations => new() { CitationsContent = CitationMapper.Write(citations) },
        Neutral.GuardContentBlock guard => new() { GuardContent = Guard(guard) },
        Neutral.SearchResultBlock result => new() { SearchResult = Search(result) },
        _ => throw Unknown(block),
    };

    public static NotSupportedException Unknown(Neutral.ContentBlock block) => new(
        $"This version of AWSSDK.BedrockRuntime cannot say all that a {block.GetType().Name} holds; use BedrockRuntimeClient.");

    public static CachePointBlock CachePoint(Neutral.CachePointBlock point) => new() { Type = CachePointType.Default, Ttl = point.TimeToLive };

    public static GuardrailConverseContentBlock Guard(Neutral.GuardContentBlock guard) => guard.Image is { } image
        ? new() { Image = new() { Format = image.Format, Source = new() { Bytes = new(image.Bytes.ToArray()) } } }
        : new() { Text = new() { Text = guard.Text, Qualifiers = guard.Qualifiers.IsEmpty ? null : [.. guard.Qualifiers] } };

    private static ToolResultContentBlock Result(Neutral.ContentBlock block) => block switch
    {
        { Wire: not null } => throw Unknown(block),
        Neutral.TextBlock text => new() { Text = text.Text },
        Neutral.JsonBlock json => new() { Json = Documents.Of(json.Value) },
        Neutral.MediaBlock { Kind: Neutral.MediaKind.Image } image => new() { Image = Image(image) },
        Neutral.MediaBlock { Kind: Neutral.MediaKind.Document } document => new() { Document = DocumentOf(document) },
        Neutral.MediaBlock { Kind: Neutral.MediaKind.Video } video => new() { Video = Video(video) },
        Neutral.SearchResultBlock result => new() { SearchResult = Search(result) },
        _ => throw new NotSupportedException($"A tool result cannot hold a {block.GetType().Name}."),
    };

    private static SearchResultBlock Search(Neutral.SearchResultBlock result) => new()
    {
        Source = result.Source,
        Title = result.Title,
        Content = [.. result.Texts.Select(static text => new SearchResultContentBlock { Text = text })],
        Citations = Citations(result.Citations),
    };

    private static CitationsConfig? Citations(bool? enabled) => enabled is { } known ? new() { Enabled = known } : null;

    private static ImageBlock Image(Neutral.MediaBlock media) => new()
    {
        Format = media.Format,
        Source = media.S3Uri is not null ? new() { S3Location = Place(media) } : new() { Bytes = new(media.Bytes.ToArray()) },
    };

    private static DocumentBlock DocumentOf(Neutral.MediaBlock media) => new()
    {
        Format = media.Format.Length > 0 ? media.Format : null,
        Name = media.Name,
        Context = media.Context,
        Citations = Citations(media.Citations),
        Source = media.S3Uri is not null ? new() { S3Location = Place(media) }
            : media.Text is { } text ? new() { Text = text }
            : !media.TextParts.IsEmpty ? new() { Content = [.. media.TextParts.Select(static part => new DocumentContentBlock { Text = part })] }
            : new() { Bytes = new(media.Bytes.ToArray()) },
    };

    private static VideoBlock Video(Neutral.MediaBlock media) => new()
    {
        Format = media.Format,
        Source = media.S3Uri is not null ? new() { S3Location = Place(media) } : new() { Bytes = new(media.Bytes.ToArray()) },
    };

    private static S3Location Place(Neutral.MediaBlock media) => new() { Uri = media.S3Uri, BucketOwner = media.S3BucketOwner };
}
