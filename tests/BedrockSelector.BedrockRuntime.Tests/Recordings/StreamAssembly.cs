using System.Text;
using System.Text.Json.Nodes;

namespace BedrockSelector.BedrockRuntime.Tests.Recordings;

/// <summary>Puts the events of a recorded stream together to the whole answer they stand for, with no code of the library under test.</summary>
internal sealed class StreamAssembly
{
    private readonly SortedDictionary<int, JsonObject> _blocks = [];
    private readonly Dictionary<int, StringBuilder> _inputs = [];

    public string? StopReason { get; private set; }

    public JsonObject? Metadata { get; private set; }

    public string? Failure { get; private set; }

    public JsonArray Content
    {
        get
        {
            foreach (var (index, input) in _inputs)
            {
                _blocks[index]["toolUse"]!["input"] = Parsed(input.ToString());
            }

            return [.. _blocks.Values.Select(static block => block.DeepClone())];
        }
    }

    public static StreamAssembly Of(byte[] frames)
    {
        var assembly = new StreamAssembly();
        foreach (var (type, json) in FrameReader.Read(frames))
        {
            assembly.Add(type, json);
        }

        return assembly;
    }

    private static JsonNode Parsed(string input)
    {
        try
        {
            return input.Length == 0 ? new JsonObject() : JsonNode.Parse(input)!;
        }
        catch (System.Text.Json.JsonException)
        {
            return new JsonObject();
        }
    }

    private void Add(string type, JsonObject json)
    {
        var index = json["contentBlockIndex"]?.GetValue<int>() ?? 0;
        switch (type)
        {
            case "contentBlockStart":
                _blocks[index] = (JsonObject)json["start"]!.DeepClone();
                if (_blocks[index]["toolUse"] is not null)
                {
                    _inputs[index] = new();
                }
                else if (_blocks[index]["toolResult"] is JsonObject result)
                {
                    result["content"] = new JsonArray();
                }

                break;
            case "contentBlockDelta":
                Delta(index, (JsonObject)json["delta"]!);
                break;
            case "messageStop":
                StopReason = json["stopReason"]?.GetValue<string>();
                break;
            case "metadata":
                Metadata = json;
                break;
            case not ("messageStart" or "contentBlockStop"):
                Failure = type;
                break;
        }
    }

    private void Delta(int index, JsonObject delta)
    {
        var block = _blocks.TryGetValue(index, out var open) ? open : _blocks[index] = [];
        if (delta["text"] is { } text)
        {
            if (block["citationsContent"] is { } cited)
            {
                cited["content"]![0]!["text"] = cited["content"]![0]!["text"]!.GetValue<string>() + text.GetValue<string>();
            }
            else
            {
                block["text"] = (block["text"]?.GetValue<string>() ?? "") + text.GetValue<string>();
            }
        }
        else if (delta["toolUse"] is { } use)
        {
            _inputs[index].Append(use["input"]!.GetValue<string>());
        }
        else if (delta["reasoningContent"] is JsonObject reasoning)
        {
            Reasoning(block, reasoning);
        }
        else if (delta["citation"] is { } citation)
        {
            if (block["citationsContent"] is null)
            {
                var said = block["text"]?.GetValue<string>() ?? "";
                block.Remove("text");
                block["citationsContent"] = new JsonObject
                {
                    ["content"] = new JsonArray(new JsonObject { ["text"] = said }),
                    ["citations"] = new JsonArray(),
                };
            }

            block["citationsContent"]!["citations"]!.AsArray().Add(citation.DeepClone());
        }
        else if (delta["image"] is JsonObject image)
        {
            foreach (var (name, value) in image)
            {
                block["image"]![name] = value?.DeepClone();
            }
        }
        else if (delta["toolResult"] is JsonArray parts)
        {
            foreach (var part in parts)
            {
                block["toolResult"]!["content"]!.AsArray().Add(part!.DeepClone());
            }
        }
    }

    private static void Reasoning(JsonObject block, JsonObject piece)
    {
        var content = block["reasoningContent"] as JsonObject ?? [];
        block["reasoningContent"] = content;
        if (piece["redactedContent"] is { } redacted)
        {
            content["redactedContent"] = redacted.DeepClone();
            return;
        }

        var inner = content["reasoningText"] as JsonObject ?? new JsonObject { ["text"] = "" };
        content["reasoningText"] = inner;
        if (piece["text"] is { } text)
        {
            inner["text"] = inner["text"]!.GetValue<string>() + text.GetValue<string>();
        }

        if (piece["signature"] is { } signature)
        {
            inner["signature"] = signature.DeepClone();
        }
    }
}
