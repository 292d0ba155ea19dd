using System.Text.Json;

namespace BedrockSelector.BedrockRuntime.Tests.Loopback;

/// <summary>What the real service checks before it calls a model, as far as a client can get it wrong.</summary>
internal static class ConverseRules
{
    public static string? Broken(LoopbackRequest request, Answer answer)
    {
        using var document = JsonDocument.Parse(request.Body);
        var root = document.RootElement;
        if (request.Operation == "count-tokens")
        {
            root = root.GetProperty("input").GetProperty("converse");
        }

        if (!root.TryGetProperty("messages", out var messages) || messages.GetArrayLength() == 0)
        {
            return "A conversation must start with a user message. Try again with a conversation that starts with a user message.";
        }

        var expected = "user";
        foreach (var message in messages.EnumerateArray())
        {
            if (message.GetProperty("role").GetString() != expected)
            {
                return "A conversation must alternate between user and assistant roles.";
            }

            expected = expected == "user" ? "assistant" : "user";
            if (message.GetProperty("content").GetArrayLength() == 0)
            {
                return "The content field in the Message object is empty. Add a ContentBlock object to the content field and try again.";
            }

            foreach (var block in message.GetProperty("content").EnumerateArray())
            {
                if (OfBlock(block, root, answer) is { } broken)
                {
                    return broken;
                }
            }
        }

        return null;
    }

    private static string? OfBlock(JsonElement block, JsonElement root, Answer answer)
    {
        if (block.EnumerateObject().Count() != 1)
        {
            return "A ContentBlock object must set exactly one of its fields.";
        }

        if (block.TryGetProperty("text", out var text) && string.IsNullOrWhiteSpace(text.GetString()))
        {
            return "The text field in the ContentBlock object is blank. Add text to the text field, and try again.";
        }

        if (block.TryGetProperty("image", out var image))
        {
            if (!answer.TakesImages)
            {
                return "This model doesn't support the image field for ConverseStream. Remove the image field and try again.";
            }

            if (!image.GetProperty("source").TryGetProperty("s3Location", out _)
                && image.GetProperty("source").GetProperty("bytes").GetBytesFromBase64().Length == 0)
            {
                return "The image is empty.";
            }
        }

        if (block.TryGetProperty("document", out var document)
            && !document.GetProperty("name").GetString()!.All(static c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '(' or ')' or '[' or ']'))
        {
            return "The document file name can only contain alphanumeric characters, whitespace characters, hyphens, parentheses, and square brackets.";
        }

        var tools = block.TryGetProperty("toolUse", out _) || block.TryGetProperty("toolResult", out _);
        return tools && !root.TryGetProperty("toolConfig", out _)
            ? "The toolConfig field must be defined when using toolUse and toolResult content blocks."
            : null;
    }
}
