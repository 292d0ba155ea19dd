using System.Text;
using System.Text.Json;

namespace BedrockSelector.Customization.Conversion;

/// <summary>Finds the text of the answer in a log: of Converse, of the makers' own bodies, whole or as a stream.</summary>
internal static class InvocationAnswer
{
    public static string? Of(JsonElement output)
    {
        if (output.ValueKind != JsonValueKind.Object || !output.TryGetProperty("outputBodyJson", out var body))
        {
            return null;
        }

        var text = new StringBuilder();
        if (body.ValueKind == JsonValueKind.Array)
        {
            foreach (var piece in body.EnumerateArray())
            {
                Whole(piece, text);
            }
        }
        else
        {
            Whole(body, text);
        }

        return text.Length == 0 ? null : text.ToString();
    }

    private static void Whole(JsonElement body, StringBuilder text)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        // Converse and Nova: output.message.content; Anthropic: content; OpenAI: choices[0].message.content.
        if (body.TryGetProperty("output", out var output) && output.ValueKind == JsonValueKind.Object && output.TryGetProperty("message", out var message))
        {
            Parts(message, text);
        }
        else if (body.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0
            && choices[0].TryGetProperty("message", out var first))
        {
            Parts(first, text);
        }
        else if (body.TryGetProperty("content", out _))
        {
            Parts(body, text);
        }

        // Pieces of a stream: Converse and Anthropic; Llama, Mistral, Titan and Cohere in whole.
        if (body.TryGetProperty("contentBlockDelta", out var delta) || body.TryGetProperty("delta", out delta))
        {
            text.Append(ConversionReader.Text(delta, "text") ?? (delta.ValueKind == JsonValueKind.Object && delta.TryGetProperty("delta", out var inner)
                ? ConversionReader.Text(inner, "text") : null));
        }

        text.Append(ConversionReader.Text(body, "generation") ?? ConversionReader.Text(body, "outputText") ?? ConversionReader.Text(body, "completion"));
        foreach (var (list, member) in new[] { ("results", "outputText"), ("outputs", "text"), ("generations", "text") })
        {
            if (body.TryGetProperty(list, out var items) && items.ValueKind == JsonValueKind.Array && items.GetArrayLength() > 0)
            {
                text.Append(ConversionReader.Text(items[0], member));
            }
        }
    }

    private static void Parts(JsonElement message, StringBuilder text)
    {
        if (message.ValueKind != JsonValueKind.Object || !message.TryGetProperty("content", out var content))
        {
            return;
        }

        if (content.ValueKind == JsonValueKind.String)
        {
            text.Append(content.GetString());
        }
        else if (content.ValueKind == JsonValueKind.Array)
        {
            foreach (var part in content.EnumerateArray())
            {
                text.Append(ConversionReader.Text(part, "text"));
            }
        }
    }
}
