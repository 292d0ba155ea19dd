using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>Turns chat messages and options into a request of Converse.</summary>
internal static class ChatRequestMapper
{
    /// <returns>The request, and the names of options that Converse has no field for.</returns>
    public static (ConverseRequest Request, ImmutableArray<string> Ignored) Map(
        string defaultModelId, IChatClient client, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var start = options?.RawRepresentationFactory?.Invoke(client) as ConverseRequest ?? new ConverseRequest();
        var (system, turns) = MapMessages(messages, options?.Instructions);
        var ignored = ImmutableArray.CreateBuilder<string>();
        var request = start with
        {
            ModelId = options?.ModelId ?? defaultModelId,
            System = [.. start.System, .. system],
            Messages = turns,
        };
        return options is null ? (request, []) : (MapOptions(request, options, ignored), ignored.ToImmutable());
    }

    private static ConverseRequest MapOptions(ConverseRequest request, ChatOptions options, ImmutableArray<string>.Builder ignored)
    {
        NoteIgnored(options, ignored);
        var tools = request.Tools.ToBuilder();
        foreach (var tool in options.Tools ?? [])
        {
            if (tool is AIFunctionDeclaration function)
            {
                tools.Add(new(function.Name, function.Description, function.JsonSchema));
            }
            else
            {
                ignored.Add($"Tools.{tool.Name}");
            }
        }

        if (options.ToolMode is NoneChatToolMode)
        {
            // Converse has no "none"; tools are left out, unless earlier turns use them, which the service refuses without their description.
            if (request.Messages.Any(static message => message.Content.Any(static block => block is ToolUseBlock or ToolResultBlock)))
            {
                ignored.Add(nameof(ChatOptions.ToolMode));
            }
            else
            {
                tools.Clear();
            }
        }

        return request with
        {
            Tools = tools.ToImmutable(),
            ToolChoice = options.ToolMode is RequiredChatToolMode required && tools.Count > 0
                ? required.RequiredFunctionName is { } name ? ConverseToolChoice.Tool(name) : ConverseToolChoice.Any
                : request.ToolChoice,
            MaxTokens = options.MaxOutputTokens ?? request.MaxTokens,
            Temperature = options.Temperature ?? request.Temperature,
            TopP = options.TopP ?? request.TopP,
            StopSequences = options.StopSequences is { Count: > 0 } stops ? [.. stops] : request.StopSequences,
            Output = options.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } json
                ? new(schema, json.SchemaName, json.SchemaDescription)
                : request.Output,
        };
    }

    private static void NoteIgnored(ChatOptions options, ImmutableArray<string>.Builder ignored)
    {
        Note(options.TopK is not null, nameof(options.TopK));
        Note(options.FrequencyPenalty is not null, nameof(options.FrequencyPenalty));
        Note(options.PresencePenalty is not null, nameof(options.PresencePenalty));
        Note(options.Seed is not null, nameof(options.Seed));
        Note(options.ConversationId is not null, nameof(options.ConversationId));
        Note(options.AllowMultipleToolCalls is false, nameof(options.AllowMultipleToolCalls));
        Note(options.Reasoning is not null, nameof(options.Reasoning));
        Note(options.ResponseFormat is ChatResponseFormatJson { Schema: null }, nameof(options.ResponseFormat));

        void Note(bool set, string name)
        {
            if (set)
            {
                ignored.Add(name);
            }
        }
    }

    private static (ImmutableArray<ContentBlock> System, ImmutableArray<ConverseMessage> Turns) MapMessages(
        IEnumerable<ChatMessage> messages, string? instructions)
    {
        var system = ImmutableArray.CreateBuilder<ContentBlock>();
        if (!string.IsNullOrWhiteSpace(instructions))
        {
            system.Add(new TextBlock(instructions));
        }

        List<(ConverseRole Role, List<ContentBlock> Blocks)> turns = [];
        var documents = 0;
        foreach (var message in messages)
        {
            var blocks = message.Contents.Select(content => Block(content, ref documents)).OfType<ContentBlock>().ToList();
            if (message.Role == ChatRole.System)
            {
                system.AddRange(blocks);
                continue;
            }

            var role = RoleOf(message.Role);
            if (turns.Count > 0 && turns[^1].Role == role)
            {
                // Converse wants user and assistant by turns; results of several tools come as several messages.
                turns[^1].Blocks.AddRange(blocks);
            }
            else if (blocks.Count > 0)
            {
                turns.Add((role, blocks));
            }
        }

        return (system.ToImmutable(), [.. turns.Select(static turn => new ConverseMessage(turn.Role, [.. turn.Blocks]))]);
    }

    private static ConverseRole RoleOf(ChatRole role) =>
        role == ChatRole.User || role == ChatRole.Tool ? ConverseRole.User
        : role == ChatRole.Assistant ? ConverseRole.Assistant
        : throw new NotSupportedException($"Converse knows no role '{role}'; it knows system, user, assistant and tool.");

    private static ContentBlock? Block(AIContent content, ref int documents) => content switch
    {
        // A block of ours passes as it is: cache points, and what came from the service and goes back.
        { RawRepresentation: ContentBlock raw } and not TextContent and not FunctionCallContent => raw,
        TextContent text => string.IsNullOrWhiteSpace(text.Text) ? null : new TextBlock(text.Text),
        TextReasoningContent reasoning => Reasoning(reasoning),
        DataContent data => Media(data.MediaType, data.Name, ref documents) with { Bytes = data.Data },
        UriContent { Uri.Scheme: "s3" } uri => Media(uri.MediaType, null, ref documents) with { S3Uri = uri.Uri.OriginalString },
        UriContent uri => throw new NotSupportedException($"Converse fetches no '{uri.Uri.Scheme}:' address; give the bytes, or an s3: address."),
        FunctionCallContent call => new ToolUseBlock(call.CallId, call.Name, ToJson(call.Arguments ?? new Dictionary<string, object?>())),
        FunctionResultContent result => Result(result, ref documents),
        UsageContent => null,
        _ => throw new NotSupportedException($"Converse has no block for {content.GetType().Name}."),
    };

    private static ReasoningBlock? Reasoning(TextReasoningContent reasoning) => (reasoning.Text, reasoning.ProtectedData) switch
    {
        ("", null or "") => null,
        ("", var redacted) => new(null, null) { Redacted = Convert.FromBase64String(redacted) },
        var (text, signature) => new(text, signature),
    };

    private static MediaBlock Media(string mediaType, string? name, ref int documents)
    {
        var block = MediaFormats.Block(mediaType);
        return block.Kind == MediaKind.Document ? block with { Name = DocumentName(name, ++documents) } : block;
    }

    private static string DocumentName(string? name, int number)
    {
        var builder = new StringBuilder();
        foreach (var c in Path.GetFileNameWithoutExtension(name ?? ""))
        {
            var kept = char.IsAsciiLetterOrDigit(c) || c is '-' or '(' or ')' or '[' or ']' ? c : ' ';
            if (kept != ' ' || (builder.Length > 0 && builder[^1] != ' '))
            {
                builder.Append(kept);
            }
        }

        var clean = builder.ToString().Trim();
        return clean.Length > 0 ? clean : FormattableString.Invariant($"document-{number}");
    }

    private static ToolResultBlock Result(FunctionResultContent result, ref int documents)
    {
        if (result.Exception is { } exception)
        {
            return new(result.CallId, [new TextBlock(result.Result as string is { Length: > 0 } said ? said : exception.Message)], IsError: true);
        }

        var content = ImmutableArray.CreateBuilder<ContentBlock>();
        foreach (var part in result.Result is IEnumerable<AIContent> parts ? parts : [])
        {
            if (Block(part, ref documents) is { } block)
            {
                content.Add(block);
            }
        }

        if (result.Result is AIContent single && Block(single, ref documents) is { } one)
        {
            content.Add(one);
        }
        else if (result.Result is not (AIContent or IEnumerable<AIContent>))
        {
            content.Add(Value(result.Result));
        }

        return new(result.CallId, content.Count > 0 ? content.ToImmutable() : [new TextBlock("(nothing)")], IsError: false);
    }

    private static ContentBlock Value(object? value)
    {
        if (value is null or "")
        {
            return new TextBlock("(nothing)");
        }

        if (value is string text)
        {
            return new TextBlock(text);
        }

        var json = value is JsonElement element ? element : ToJson(value);
        return json.ValueKind switch
        {
            JsonValueKind.Object => new JsonBlock(json),
            JsonValueKind.String when json.GetString() is { Length: > 0 } inner => new TextBlock(inner),
            _ => new TextBlock(json.GetRawText()),
        };
    }

    private static JsonElement ToJson(object value)
    {
        // The abstractions' own options know the types of tool arguments without reflection; others resolve as the application allows.
        var type = value is IDictionary<string, object?> ? typeof(IDictionary<string, object?>) : value.GetType();
        return JsonSerializer.SerializeToElement(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(type));
    }
}
