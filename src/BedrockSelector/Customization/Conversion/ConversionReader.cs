using System.Text.Json;

namespace BedrockSelector.Customization.Conversion;

/// <summary>Reads records of the source formats.</summary>
internal sealed class ConversionReader(ConversionLosses losses)
{
    private static readonly string[] ChatFields = ["messages", "reference_answer", "system", "tools", "functions", "schemaVersion", "toolConfig"];

    public static SourceFormat? FormatOf(JsonElement root) =>
        root.TryGetProperty("input", out _) && root.TryGetProperty("modelId", out _) ? SourceFormat.InvocationLog
        : root.TryGetProperty("prompt", out _) && !root.TryGetProperty("messages", out _) ? SourceFormat.PromptCompletion
        : !root.TryGetProperty("messages", out var messages) ? null
        : root.TryGetProperty("schemaVersion", out _) || HasUntypedParts(messages) ? SourceFormat.Converse : SourceFormat.Chat;

    /// <returns>The record; <see langword="null"/> when it was dropped.</returns>
    public ConversionRecord? Read(JsonElement root, SourceFormat format) => format switch
    {
        SourceFormat.PromptCompletion => Pair(root),
        SourceFormat.InvocationLog => Log(root),
        _ => Conversation(root),
    };

    private ConversionRecord? Pair(JsonElement root)
    {
        if (Text(root, "prompt") is not { } prompt)
        {
            losses.Drop("other-format");
            return null;
        }

        Further(root, "prompt", "completion", "system");
        var record = new ConversionRecord { System = Text(root, "system") };
        record.Turns.Add(new(true, prompt));
        if (Text(root, "completion") is { } answer)
        {
            record.Turns.Add(new(false, answer));
        }

        return record;
    }

    private ConversionRecord? Log(JsonElement root)
    {
        if (!root.TryGetProperty("input", out var input) || input.ValueKind != JsonValueKind.Object)
        {
            losses.Drop("other-format");
            return null;
        }

        if (!input.TryGetProperty("inputBodyJson", out var body) || body.ValueKind != JsonValueKind.Object)
        {
            losses.Drop(input.TryGetProperty("inputBodyS3Path", out _) ? "body-elsewhere" : "no-prompt");
            return null;
        }

        var record = body.TryGetProperty("messages", out _) ? Conversation(body, isBody: true)
            : Text(body, "prompt") is { } prompt ? new ConversionRecord { Turns = { new(true, prompt) } } : null;
        if (record is null)
        {
            losses.Drop("no-prompt");
            return null;
        }

        var answer = root.TryGetProperty("errorCode", out _) || !root.TryGetProperty("output", out var output) ? null : InvocationAnswer.Of(output);
        if (string.IsNullOrEmpty(answer))
        {
            losses.Drop("failed-call");
            return null;
        }

        record.Turns.Add(new(false, answer));
        return record;
    }

    private ConversionRecord? Conversation(JsonElement root, bool isBody = false)
    {
        if (!root.TryGetProperty("messages", out var messages) || messages.ValueKind != JsonValueKind.Array)
        {
            losses.Drop("other-format");
            return null;
        }

        var record = new ConversionRecord { System = System(root), ReferenceAnswer = Text(root, "reference_answer") };
        if (root.TryGetProperty("tools", out _) || root.TryGetProperty("functions", out _) || root.TryGetProperty("toolConfig", out _))
        {
            losses.Change("tools");
        }

        if (!isBody)
        {
            Further(root, ChatFields);
        }

        foreach (var message in messages.EnumerateArray())
        {
            if (message.ValueKind == JsonValueKind.Object)
            {
                Add(record, message);
            }
        }

        return record;
    }

    private void Add(ConversionRecord record, JsonElement message)
    {
        if (message.TryGetProperty("name", out _))
        {
            losses.Change("names");
        }

        if (message.TryGetProperty("weight", out _))
        {
            losses.Change("weights");
        }

        if (message.TryGetProperty("tool_calls", out _) || message.TryGetProperty("function_call", out _))
        {
            losses.Change("tool-calls");
        }

        var text = message.TryGetProperty("content", out var content) ? Content(content) : "";
        switch (Text(message, "role")?.ToLowerInvariant())
        {
            case "system" or "developer":
                if (record.System is not null)
                {
                    losses.Change("system-joined");
                }

                record.System = record.System is null ? text : record.System + "\n\n" + text;
                break;
            case "user":
                Add(record, isUser: true, text);
                break;
            case "assistant" or "bot":
                Add(record, isUser: false, text);
                break;
            default:
                losses.Change("tool-calls");
                break;
        }
    }

    private void Add(ConversionRecord record, bool isUser, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        if (record.Turns.Count > 0 && record.Turns[^1].IsUser == isUser)
        {
            losses.Change("turns-joined");
            record.Turns[^1] = new(isUser, record.Turns[^1].Text + "\n\n" + text);
        }
        else
        {
            record.Turns.Add(new(isUser, text));
        }
    }

    private string? System(JsonElement root)
    {
        if (!root.TryGetProperty("system", out var system) || system.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        if (system.ValueKind == JsonValueKind.Array && system.GetArrayLength() > 1)
        {
            losses.Change("system-joined");
        }

        return Content(system) is { Length: > 0 } text ? text : null;
    }

    // A text, or parts: {"text": …} of Converse, {"type": "text", "text": …} of OpenAI and Anthropic.
    private string Content(JsonElement content)
    {
        if (content.ValueKind == JsonValueKind.String)
        {
            return content.GetString()!;
        }

        if (content.ValueKind != JsonValueKind.Array)
        {
            return "";
        }

        var texts = new List<string>();
        foreach (var part in content.EnumerateArray())
        {
            if (part.ValueKind == JsonValueKind.String)
            {
                texts.Add(part.GetString()!);
            }
            else if (part.ValueKind == JsonValueKind.Object && Text(part, "text") is { } text && !part.TryGetProperty("reasoningContent", out _))
            {
                texts.Add(text);
            }
            else if (part.ValueKind == JsonValueKind.Object)
            {
                losses.Change(Kind(part));
            }
        }

        if (texts.Count > 1)
        {
            losses.Change("parts-joined");
        }

        return string.Join("\n", texts);
    }

    private static string Kind(JsonElement part)
    {
        var type = Text(part, "type") ?? "";
        return part.TryGetProperty("reasoningContent", out _) || type is "thinking" or "redacted_thinking" or "reasoning" ? "reasoning"
            : part.TryGetProperty("toolUse", out _) || part.TryGetProperty("toolResult", out _) || type is "tool_use" or "tool_result" ? "tool-calls"
            : "media";
    }

    private void Further(JsonElement root, params ReadOnlySpan<string> known)
    {
        foreach (var member in root.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                losses.Change("fields");
            }
        }
    }

    private static bool HasUntypedParts(JsonElement messages)
    {
        foreach (var message in messages.ValueKind == JsonValueKind.Array ? messages.EnumerateArray() : default)
        {
            if (message.ValueKind == JsonValueKind.Object && message.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Array)
            {
                foreach (var part in content.EnumerateArray())
                {
                    return part.ValueKind == JsonValueKind.Object && !part.TryGetProperty("type", out _);
                }
            }
        }

        return false;
    }

    internal static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
