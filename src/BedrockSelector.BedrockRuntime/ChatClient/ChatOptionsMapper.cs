using System.Globalization;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>Lays the options of a chat over a request and names those that it has no field for.</summary>
internal static class ChatOptionsMapper
{
    public static ConverseRequest Lay(ConverseRequest request, ChatOptions options, Lazy<FoundationModel?> model, ChatNotes notes)
    {
        NoteIgnored(options, notes);
        request = Tools(request, options, notes);
        request = request with
        {
            MaxTokens = Ceiling(request.MaxTokens ?? options.MaxOutputTokens, options),
            Temperature = request.Temperature ?? options.Temperature,
            TopP = request.TopP ?? options.TopP,
            StopSequences = request.StopSequences.IsEmpty && options.StopSequences is { Count: > 0 } stops ? [.. stops] : request.StopSequences,
        };
        if (options.Reasoning is { } reasoning && (reasoning.Effort is not null || reasoning.Output is not null))
        {
            request = ReasoningMapper.Lay(request, reasoning, model.Value, notes);
        }

        return request.Output is null && options.ResponseFormat is ChatResponseFormatJson json
            ? StructuredOutput.Ask(request, json, model.Value, notes)
            : request;
    }

    /// <returns>The tier that the options ask for; null when they ask for none.</returns>
    public static PricingTier? Tier(ChatOptions? options) =>
        Text(options, BedrockChatProperties.Tier) is { } name && ClosedSet.TryParse<PricingTier>(name, out var tier) ? tier : null;

    private static int? Ceiling(int? maxTokens, ChatOptions options) =>
        int.TryParse(Text(options, BedrockChatProperties.OutputTokenCeiling), NumberStyles.None, CultureInfo.InvariantCulture, out var ceiling)
            ? Math.Min(maxTokens ?? ceiling, ceiling)
            : maxTokens;

    private static string? Text(ChatOptions? options, string key) =>
        options?.AdditionalProperties?.TryGetValue(key, out var value) == true ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    private static ConverseRequest Tools(ConverseRequest request, ChatOptions options, ChatNotes notes)
    {
        var tools = request.Tools.ToBuilder();
        foreach (var tool in options.Tools ?? [])
        {
            if (tool is BedrockTool own)
            {
                tools.Add(own.Tool);
            }
            else if (tool is AIFunctionDeclaration function)
            {
                tools.Add(new(function.Name, function.Description, function.JsonSchema) { Strict = IsStrict(function) });
            }
            else
            {
                notes.Option($"Tools.{tool.Name}");
            }
        }

        if (options.ToolMode is NoneChatToolMode)
        {
            // Converse has no "none"; tools are left out, unless earlier turns use them, which the service refuses without their description.
            if (request.Messages.Any(static message => message.Content.Any(static block => block is ToolUseBlock or ToolResultBlock)))
            {
                notes.Option(nameof(ChatOptions.ToolMode));
            }
            else
            {
                tools.Clear();
            }
        }

        return request with
        {
            Tools = tools.ToImmutable(),
            ToolChoice = request.ToolChoice ?? (options.ToolMode is RequiredChatToolMode required && tools.Count > 0
                ? required.RequiredFunctionName is { } name ? ConverseToolChoice.Tool(name) : ConverseToolChoice.Any
                : null),
        };
    }

    // The name by which the framework's clients of other services know it.
    private static bool? IsStrict(AIFunctionDeclaration function) =>
        function.AdditionalProperties.TryGetValue("strict", out var value) || function.AdditionalProperties.TryGetValue("Strict", out value)
            ? value switch
            {
                bool strict => strict,
                JsonElement { ValueKind: JsonValueKind.True } => true,
                JsonElement { ValueKind: JsonValueKind.False } => false,
                _ => null,
            }
            : null;

    private static void NoteIgnored(ChatOptions options, ChatNotes notes)
    {
        notes.OptionIf(options.TopK is not null, nameof(options.TopK));
        notes.OptionIf(options.FrequencyPenalty is not null, nameof(options.FrequencyPenalty));
        notes.OptionIf(options.PresencePenalty is not null, nameof(options.PresencePenalty));
        notes.OptionIf(options.Seed is not null, nameof(options.Seed));
        notes.OptionIf(options.ConversationId is not null, nameof(options.ConversationId));
        notes.OptionIf(options.AllowMultipleToolCalls is false, nameof(options.AllowMultipleToolCalls));
        notes.OptionIf(options.AllowBackgroundResponses is true, nameof(options.AllowBackgroundResponses));
        notes.OptionIf(options.ResponseFormat is ChatResponseFormatJson { Schema: null }, nameof(options.ResponseFormat));
    }
}
