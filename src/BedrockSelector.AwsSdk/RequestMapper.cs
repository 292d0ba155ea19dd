using System.Collections.Immutable;
using System.Text.Json;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.Documents;
using BedrockSelector.Quantities;
using Neutral = BedrockSelector.BedrockRuntime.Conversation;

namespace BedrockSelector.AwsSdk;

/// <summary>Turns requests into the SDK's. Its collections are null unless set, and stay so for what is empty.</summary>
internal static class RequestMapper
{
    public static ConverseRequest Converse(Neutral.ConverseRequest request) => new()
    {
        ModelId = request.ModelId,
        Messages = Messages(request),
        System = System(request),
        InferenceConfig = Inference(request),
        ToolConfig = Tools(request),
        GuardrailConfig = request.Guardrail is { } guardrail
            ? new() { GuardrailIdentifier = guardrail.Identifier, GuardrailVersion = guardrail.Version }
            : null,
        AdditionalModelRequestFields = Fields(request),
        PerformanceConfig = Performance(request),
        ServiceTier = Tier(request),
    };

    public static ConverseStreamRequest ConverseStream(Neutral.ConverseRequest request) => new()
    {
        ModelId = request.ModelId,
        Messages = Messages(request),
        System = System(request),
        InferenceConfig = Inference(request),
        ToolConfig = Tools(request),
        GuardrailConfig = request.Guardrail is { } guardrail
            ? new() { GuardrailIdentifier = guardrail.Identifier, GuardrailVersion = guardrail.Version }
            : null,
        AdditionalModelRequestFields = Fields(request),
        PerformanceConfig = Performance(request),
        ServiceTier = Tier(request),
    };

    public static CountTokensRequest CountTokens(Neutral.ConverseRequest request) => new()
    {
        ModelId = request.ModelId,
        Input = new() { Converse = new() { Messages = Messages(request), System = System(request), ToolConfig = Tools(request) } },
    };

    private static List<Message> Messages(Neutral.ConverseRequest request) =>
    [
        .. request.Messages.Select(static message => new Message
        {
            Role = message.Role == Neutral.ConverseRole.Assistant ? ConversationRole.Assistant : ConversationRole.User,
            Content = [.. message.Content.Select(Block)],
        }),
    ];

    private static List<SystemContentBlock>? System(Neutral.ConverseRequest request) => request.System.IsEmpty ? null :
    [
        .. request.System.Select(static block => block switch
        {
            Neutral.TextBlock text => new SystemContentBlock { Text = text.Text },
            Neutral.CachePointBlock point => new SystemContentBlock { CachePoint = CachePoint(point) },
            _ => throw new NotSupportedException($"A system prompt cannot hold a {block.GetType().Name}."),
        }),
    ];

    private static InferenceConfiguration? Inference(Neutral.ConverseRequest request) =>
        request is { MaxTokens: null, Temperature: null, TopP: null, StopSequences.IsEmpty: true } ? null : new()
        {
            MaxTokens = request.MaxTokens,
            Temperature = request.Temperature,
            TopP = request.TopP,
            StopSequences = request.StopSequences.IsEmpty ? null : [.. request.StopSequences],
        };

    private static ToolConfiguration? Tools(Neutral.ConverseRequest request) => request.Tools.IsEmpty ? null : new()
    {
        Tools =
        [
            .. request.Tools.Select(static tool => new Tool
            {
                ToolSpec = new()
                {
                    Name = tool.Name,
                    Description = string.IsNullOrEmpty(tool.Description) ? null : tool.Description,
                    InputSchema = new() { Json = Documents.Of(tool.InputSchema) },
                },
            }),
        ],
        ToolChoice = request.ToolChoice switch
        {
            null => null,
            { ToolName: { } name } => new() { Tool = new() { Name = name } },
            _ => new() { Any = new() },
        },
    };

    private static Document Fields(Neutral.ConverseRequest request) =>
        request.Output is not null
            ? throw new NotSupportedException("This version of AWSSDK.BedrockRuntime has no field for structured output; use BedrockRuntimeClient.")
            : request.AdditionalModelRequestFields is { } fields ? Documents.Of(fields) : default;

    private static PerformanceConfiguration? Performance(Neutral.ConverseRequest request) =>
        request.Tier == PricingTier.LatencyOptimized ? new() { Latency = PerformanceConfigLatency.Optimized } : null;

    private static ServiceTier? Tier(Neutral.ConverseRequest request) =>
        request.Tier is PricingTier.Standard or PricingTier.LatencyOptimized ? null : new() { Type = request.Tier.Name() };

    private static ContentBlock Block(Neutral.ContentBlock block) => block switch
    {
        Neutral.TextBlock text => new() { Text = text.Text },
        Neutral.MediaBlock { Kind: Neutral.MediaKind.Image } image => new() { Image = Image(image) },
        Neutral.MediaBlock { Kind: Neutral.MediaKind.Document } document => new() { Document = DocumentOf(document) },
        Neutral.MediaBlock { Kind: Neutral.MediaKind.Video } video => new() { Video = Video(video) },
        Neutral.ToolUseBlock use => new() { ToolUse = new() { ToolUseId = use.ToolUseId, Name = use.Name, Input = Documents.Of(use.Input) } },
        Neutral.ToolResultBlock result => new()
        {
            ToolResult = new()
            {
                ToolUseId = result.ToolUseId,
                Content = [.. result.Content.Select(Result)],
                Status = result.IsError ? ToolResultStatus.Error : null,
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
        _ => throw new NotSupportedException($"This version of AWSSDK.BedrockRuntime has no block for {block.GetType().Name}."),
    };

    private static ToolResultContentBlock Result(Neutral.ContentBlock block) => block switch
    {
        Neutral.TextBlock text => new() { Text = text.Text },
        Neutral.JsonBlock json => new() { Json = Documents.Of(json.Value) },
        Neutral.MediaBlock { Kind: Neutral.MediaKind.Image } image => new() { Image = Image(image) },
        Neutral.MediaBlock { Kind: Neutral.MediaKind.Document } document => new() { Document = DocumentOf(document) },
        Neutral.MediaBlock { Kind: Neutral.MediaKind.Video } video => new() { Video = Video(video) },
        _ => throw new NotSupportedException($"A tool result cannot hold a {block.GetType().Name}."),
    };

    private static ImageBlock Image(Neutral.MediaBlock media) => new()
    {
        Format = media.Format,
        Source = media.S3Uri is { } uri ? new() { S3Location = new() { Uri = uri } } : new() { Bytes = new(media.Bytes.ToArray()) },
    };

    private static DocumentBlock DocumentOf(Neutral.MediaBlock media) => new()
    {
        Format = media.Format,
        Name = media.Name,
        Source = media.S3Uri is { } uri ? new() { S3Location = new() { Uri = uri } } : new() { Bytes = new(media.Bytes.ToArray()) },
    };

    private static VideoBlock Video(Neutral.MediaBlock media) => new()
    {
        Format = media.Format,
        Source = media.S3Uri is { } uri ? new() { S3Location = new() { Uri = uri } } : new() { Bytes = new(media.Bytes.ToArray()) },
    };

    private static CachePointBlock CachePoint(Neutral.CachePointBlock point) =>
        point.TimeToLive is null or "5m"
            ? new() { Type = CachePointType.Default }
            : throw new NotSupportedException("This version of AWSSDK.BedrockRuntime has no time to live of cache points; use BedrockRuntimeClient.");
}
