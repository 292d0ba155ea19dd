using System.Text.Encodings.Web;
using System.Text.Json;
using BedrockSelector.Customization.DataSets;

namespace BedrockSelector.Customization.Conversion;

/// <summary>Writes records in the format of a base.</summary>
internal sealed class ConversionWriter(TrainingDataFormat format, ConversionLosses losses)
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool CanWrite(TrainingDataFormat format) => format
        is TrainingDataFormat.PromptCompletion or TrainingDataFormat.Converse or TrainingDataFormat.AnthropicMessages
        or TrainingDataFormat.ChatCompletions or TrainingDataFormat.Distillation;

    private bool IsPair => format is TrainingDataFormat.PromptCompletion or TrainingDataFormat.Distillation;

    private bool WantsAnswer => format is TrainingDataFormat.PromptCompletion or TrainingDataFormat.Converse or TrainingDataFormat.AnthropicMessages;

    /// <returns>One line of JSON without its end; <see langword="null"/> when the record was dropped.</returns>
    public byte[]? Write(ConversionRecord record)
    {
        if (record.Turns.Count > 0 && !record.Turns[0].IsUser)
        {
            losses.Change("leading-answer");
            record.Turns.RemoveAt(0);
        }

        if (record.Turns.Count == 0)
        {
            losses.Drop("no-prompt");
            return null;
        }

        if (WantsAnswer && record.Turns[^1].IsUser)
        {
            if (record.Turns.Count == 1)
            {
                losses.Drop("no-answer");
                return null;
            }

            losses.Change("trailing-prompt");
            record.Turns.RemoveAt(record.Turns.Count - 1);
        }

        if (IsPair && record.Turns.Count > 2)
        {
            losses.Drop("several-turns");
            return null;
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            json.WriteStartObject();
            switch (format)
            {
                case TrainingDataFormat.PromptCompletion:
                    Pair(json, record);
                    break;
                case TrainingDataFormat.ChatCompletions:
                    Graded(json, record);
                    break;
                case TrainingDataFormat.AnthropicMessages:
                    Anthropic(json, record);
                    break;
                default:
                    Converse(json, record);
                    break;
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private void Pair(Utf8JsonWriter json, ConversionRecord record)
    {
        if (record.System is not null)
        {
            losses.Change("system-into-prompt");
        }

        NoReference(record);
        json.WriteString("prompt", record.System is null ? record.Turns[0].Text : record.System + "\n\n" + record.Turns[0].Text);
        json.WriteString("completion", record.Turns[1].Text);
    }

    private void Converse(Utf8JsonWriter json, ConversionRecord record)
    {
        NoReference(record);
        json.WriteString("schemaVersion", "bedrock-conversation-2024");
        if (record.System is { } system)
        {
            json.WriteStartArray("system");
            Block(json, system);
            json.WriteEndArray();
        }

        json.WriteStartArray("messages");
        foreach (var (isUser, text) in record.Turns)
        {
            json.WriteStartObject();
            json.WriteString("role", isUser ? "user" : "assistant");
            json.WriteStartArray("content");
            Block(json, text);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Anthropic(Utf8JsonWriter json, ConversionRecord record)
    {
        NoReference(record);
        if (record.System is { } system)
        {
            json.WriteString("system", system);
        }

        Messages(json, record.Turns);
    }

    // The prompt ends with the user's turn, and the wanted answer stands beside it.
    private void Graded(Utf8JsonWriter json, ConversionRecord record)
    {
        var turns = record.Turns;
        var reference = record.ReferenceAnswer;
        if (!turns[^1].IsUser)
        {
            losses.Change("answer-as-reference");
            reference ??= turns[^1].Text;
            turns.RemoveAt(turns.Count - 1);
        }

        json.WriteStartArray("messages");
        if (record.System is { } system)
        {
            Message(json, "system", system);
        }

        foreach (var (isUser, text) in turns)
        {
            Message(json, isUser ? "user" : "assistant", text);
        }

        json.WriteEndArray();
        if (reference is not null)
        {
            json.WriteString("reference_answer", reference);
        }
    }

    private void NoReference(ConversionRecord record)
    {
        if (record.ReferenceAnswer is not null)
        {
            losses.Change("fields");
        }
    }

    private static void Messages(Utf8JsonWriter json, List<ConversionTurn> turns)
    {
        json.WriteStartArray("messages");
        foreach (var (isUser, text) in turns)
        {
            Message(json, isUser ? "user" : "assistant", text);
        }

        json.WriteEndArray();
    }

    private static void Message(Utf8JsonWriter json, string role, string text)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        json.WriteString("content", text);
        json.WriteEndObject();
    }

    private static void Block(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
