using System.Text.Json;

namespace BedrockSelector.Customization.DataSets;

/// <summary>Which formats the shape of a record allows.</summary>
internal static class RecordShape
{
    private const int None = 0;

    /// <summary>Finds the formats a record may be of.</summary>
    /// <returns>Bits by <see cref="TrainingDataFormat"/>; zero when the record has the shape of none.</returns>
    public static int Of(JsonRecord record)
    {
        if (Has(record, "image-ref"u8) || Has(record, "caption"u8))
        {
            return Bit(TrainingDataFormat.ImageCaption);
        }

        if (Has(record, "messages"u8))
        {
            return OfMessages(record);
        }

        if (Has(record, "modelId"u8) && (Has(record, "input"u8) || Has(record, "output"u8)))
        {
            return Bit(TrainingDataFormat.InvocationLog);
        }

        if (Has(record, "metadata"u8) && Has(record, "id"u8))
        {
            return Bit(TrainingDataFormat.MultiTurnReinforcement);
        }

        if (Has(record, "prompt"u8) || Has(record, "completion"u8))
        {
            return Bit(TrainingDataFormat.PromptCompletion);
        }

        return Has(record, "input"u8) ? Bit(TrainingDataFormat.SingleInput)
            : Has(record, "schemaVersion"u8) ? Bit(TrainingDataFormat.Converse) | Bit(TrainingDataFormat.Distillation)
            : None;
    }

    public static int Bit(TrainingDataFormat format) => 1 << (int)format;

    /// <summary>Gets the likeliest format of a shape.</summary>
    public static TrainingDataFormat? Likeliest(int shape, TrainingDataFormat expected)
    {
        if (shape == None)
        {
            return null;
        }

        return (shape & Bit(expected)) != 0 ? expected : (TrainingDataFormat)System.Numerics.BitOperations.TrailingZeroCount(shape);
    }

    private static int OfMessages(JsonRecord record)
    {
        const int Conversation = (1 << (int)TrainingDataFormat.Converse) | (1 << (int)TrainingDataFormat.Distillation);
        if (Has(record, "schemaVersion"u8))
        {
            return Conversation;
        }

        var chat = Bit(TrainingDataFormat.ChatCompletions);
        var shape = chat | Bit(TrainingDataFormat.AnthropicMessages) | Conversation;
        if (Has(record, "reference_answer"u8) || Has(record, "tools"u8))
        {
            return chat;
        }

        if (Has(record, "system"u8))
        {
            shape &= ~chat;
            shape &= record.KindOf(record.Find(JsonRecord.Root, "system"u8)) switch
            {
                JsonTokenType.String => ~Conversation,
                JsonTokenType.StartArray => ~Bit(TrainingDataFormat.AnthropicMessages),
                _ => shape,
            };
        }

        var messages = record.Find(JsonRecord.Root, "messages"u8);
        var first = record.KindOf(messages) == JsonTokenType.StartArray ? record[messages].FirstChild : -1;
        var content = first >= 0 && record.KindOf(first) == JsonTokenType.StartObject ? record.Find(first, "content"u8) : -1;
        if (content >= 0 && record.KindOf(content) == JsonTokenType.String)
        {
            shape &= ~Conversation;
        }
        else if (content >= 0 && record.KindOf(content) == JsonTokenType.StartArray)
        {
            var block = record[content].FirstChild;
            var typed = block >= 0 && record.KindOf(block) == JsonTokenType.StartObject && record.Find(block, "type"u8) >= 0;
            shape &= typed ? ~Conversation : Conversation;
        }

        return shape == None ? Conversation : shape;
    }

    private static bool Has(JsonRecord record, ReadOnlySpan<byte> name) => record.Find(JsonRecord.Root, name) >= 0;
}
