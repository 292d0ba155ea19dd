using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.Documents;
using BedrockSelector.Quantities;
using Neutral = BedrockSelector.BedrockRuntime.Conversation;

namespace BedrockSelector.AwsSdk;

/// <summary>Turns requests into the SDK's. Its collections are null unless set, and stay so for what is empty.</summary>
internal static class RequestMapper
{
    public static ConverseRequest Converse(Neutral.ConverseRequest request)
    {
        Check(request);
        return new()
        {
            ModelId = request.ModelId,
            Messages = Messages(request),
            System = System(request),
            InferenceConfig = Inference(request),
            ToolConfig = ToolMapper.Tools(request),
            GuardrailConfig = request.Guardrail is { } guardrail
                ? new() { GuardrailIdentifier = guardrail.Identifier, GuardrailVersion = guardrail.Version, Trace = guardrail.Trace }
                : null,
            AdditionalModelRequestFields = Fields(request),
            AdditionalModelResponseFieldPaths = Paths(request),
            RequestMetadata = Metadata(request),
            PromptVariables = Variables(request),
            PerformanceConfig = Performance(request),
            ServiceTier = Tier(request),
            OutputConfig = Output(request),
        };
    }

    public static ConverseStreamRequest ConverseStream(Neutral.ConverseRequest request)
    {
        Check(request);
        return new()
        {
            ModelId = request.ModelId,
            Messages = Messages(request),
            System = System(request),
            InferenceConfig = Inference(request),
            ToolConfig = ToolMapper.Tools(request),
            GuardrailConfig = request.Guardrail is { } guardrail
                ? new()
                {
                    GuardrailIdentifier = guardrail.Identifier,
                    GuardrailVersion = guardrail.Version,
                    Trace = guardrail.Trace,
                    StreamProcessingMode = guardrail.StreamProcessingMode,
                }
                : null,
            AdditionalModelRequestFields = Fields(request),
            AdditionalModelResponseFieldPaths = Paths(request),
            RequestMetadata = Metadata(request),
            PromptVariables = Variables(request),
            PerformanceConfig = Performance(request),
            ServiceTier = Tier(request),
            OutputConfig = Output(request),
        };
    }

    public static CountTokensRequest CountTokens(Neutral.ConverseRequest request) => new()
    {
        ModelId = request.ModelId,
        Input = new()
        {
            Converse = new()
            {
                Messages = Messages(request),
                System = System(request),
                ToolConfig = ToolMapper.Tools(request),
                AdditionalModelRequestFields = Fields(request),
            },
        },
    };

    private static void Check(Neutral.ConverseRequest request)
    {
        if (request.Effort is not null)
        {
            throw new NotSupportedException("This version of AWSSDK.BedrockRuntime has no field for the effort; use BedrockRuntimeClient.");
        }

        if (!request.OtherFields.IsEmpty)
        {
            throw new NotSupportedException(
                $"This version of AWSSDK.BedrockRuntime has no field for {string.Join(", ", request.OtherFields.Keys)}; use BedrockRuntimeClient.");
        }
    }

    private static List<Message> Messages(Neutral.ConverseRequest request) =>
    [
        .. request.Messages.Select(static message => new Message
        {
            Role = message.Role switch
            {
                Neutral.ConverseRole.Assistant => ConversationRole.Assistant,
                Neutral.ConverseRole.System => new("system"),
                _ => ConversationRole.User,
            },
            Content = [.. message.Content.Select(BlockWriter.Block)],
        }),
    ];

    private static List<SystemContentBlock>? System(Neutral.ConverseRequest request) => request.System.IsEmpty ? null :
    [
        .. request.System.Select(static block => block switch
        {
            { Wire: not null } => throw BlockWriter.Unknown(block),
            Neutral.TextBlock text => new SystemContentBlock { Text = text.Text },
            Neutral.CachePointBlock point => new SystemContentBlock { CachePoint = BlockWriter.CachePoint(point) },
            Neutral.GuardContentBlock guard => new SystemContentBlock { GuardContent = BlockWriter.Guard(guard) },
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

    private static Document Fields(Neutral.ConverseRequest request) =>
        request.AdditionalModelRequestFields is { } fields ? Documents.Of(fields) : default;

    private static List<string>? Paths(Neutral.ConverseRequest request) =>
        request.AdditionalModelResponseFieldPaths.IsEmpty ? null : [.. request.AdditionalModelResponseFieldPaths];

    private static Dictionary<string, string>? Metadata(Neutral.ConverseRequest request) =>
        request.RequestMetadata.IsEmpty ? null : new(request.RequestMetadata);

    private static Dictionary<string, PromptVariableValues>? Variables(Neutral.ConverseRequest request) =>
        request.PromptVariables.IsEmpty
            ? null
            : request.PromptVariables.ToDictionary(static variable => variable.Key, static variable => new PromptVariableValues { Text = variable.Value });

    private static OutputConfig? Output(Neutral.ConverseRequest request) => request.Output is not { } output ? null : new()
    {
        TextFormat = new()
        {
            Type = OutputFormatType.Json_schema,
            Structure = new() { JsonSchema = new() { Schema = output.Schema.GetRawText(), Name = output.Name, Description = output.Description } },
        },
    };

    private static PerformanceConfiguration? Performance(Neutral.ConverseRequest request) =>
        request.Tier == PricingTier.LatencyOptimized ? new() { Latency = PerformanceConfigLatency.Optimized } : null;

    private static ServiceTier? Tier(Neutral.ConverseRequest request) =>
        request.Tier is PricingTier.Standard or PricingTier.LatencyOptimized ? null : new() { Type = request.Tier.Name() };
}
