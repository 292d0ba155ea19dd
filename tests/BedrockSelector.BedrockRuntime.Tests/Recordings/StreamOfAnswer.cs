using System.Text.Json;
using System.Text.Json.Nodes;

namespace BedrockSelector.BedrockRuntime.Tests.Recordings;

/// <summary>Cuts a whole answer into the events that a stream would bring, and puts the events of a stream together to a whole answer.</summary>
internal static class StreamOfAnswer
{
    public static IEnumerable<(string Type, string Json)> Events(JsonElement answer)
    {
        yield return ("messageStart", """{"role":"assistant"}""");
        var index = 0;
        foreach (var block in answer.GetProperty("output").GetProperty("message").GetProperty("content").EnumerateArray())
        {
            foreach (var (type, json) in Block(block, index))
            {
                json["contentBlockIndex"] = index;
                yield return (type, json.ToJsonString());
            }

            yield return ("contentBlockStop", $$"""{"contentBlockIndex":{{index}}}""");
            index++;
        }

        var stop = new JsonObject { ["stopReason"] = answer.GetProperty("stopReason").GetString() };
        var metadata = new JsonObject();
        foreach (var member in answer.EnumerateObject().Where(static member => member.Name is not ("output" or "stopReason")))
        {
            (member.Name == "additionalModelResponseFields" ? stop : metadata)[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }

        yield return ("messageStop", stop.ToJsonString());
        yield return ("metadata", metadata.ToJsonString());
    }

    private static IEnumerable<(string Type, JsonObject Json)> Block(JsonElement block, int index)
    {
        var member = block.EnumerateObject().First();
        var value = JsonNode.Parse(member.Value.GetRawText())!;
        switch (member.Name)
        {
            case "text":
                foreach (var piece in Pieces(value.GetValue<string>()))
                {
                    yield return Delta(new() { ["text"] = piece });
                }

                break;
            case "reasoningContent" when value["redactedContent"] is { } redacted:
                yield return Delta(new() { ["reasoningContent"] = new JsonObject { ["redactedContent"] = redacted.DeepClone() } });
                break;
            case "reasoningContent":
                foreach (var piece in Pieces(value["reasoningText"]!["text"]?.GetValue<string>() ?? ""))
                {
                    yield return Delta(new() { ["reasoningContent"] = new JsonObject { ["text"] = piece } });
                }

                if (value["reasoningText"]!["signature"] is { } signature)
                {
                    yield return Delta(new() { ["reasoningContent"] = new JsonObject { ["signature"] = signature.DeepClone() } });
                }

                break;
            case "toolUse":
                var input = value["input"]!.ToJsonString();
                value.AsObject().Remove("input");
                yield return Start("toolUse", value);
                foreach (var piece in Pieces(input))
                {
                    yield return Delta(new() { ["toolUse"] = new JsonObject { ["input"] = piece } });
                }

                break;
            case "toolResult":
                var content = value["content"]!.AsArray();
                var parts = content.Select(static part => part!.DeepClone()).ToArray();
                value.AsObject().Remove("content");
                yield return Start("toolResult", value);
                foreach (var part in parts)
                {
                    yield return Delta(new() { ["toolResult"] = new JsonArray(part) });
                }

                break;
            case "citationsContent":
                foreach (var piece in value["content"]!.AsArray().SelectMany(static part => Pieces(part!["text"]!.GetValue<string>())))
                {
                    yield return Delta(new() { ["text"] = piece });
                }

                foreach (var citation in value["citations"]!.AsArray())
                {
                    yield return Delta(new() { ["citation"] = citation!.DeepClone() });
                }

                break;
            case "image":
                yield return Start("image", new JsonObject { ["format"] = value["format"]!.DeepClone() });
                value.AsObject().Remove("format");
                yield return Delta(new() { ["image"] = value.DeepClone() });
                break;
            default:
                throw new NotSupportedException($"Block {index}: a stream brings no '{member.Name}'.");
        }

        static (string, JsonObject) Start(string kind, JsonNode start) =>
            ("contentBlockStart", new() { ["start"] = new JsonObject { [kind] = start.DeepClone() } });

        static (string, JsonObject) Delta(JsonObject delta) => ("contentBlockDelta", new() { ["delta"] = delta });
    }

    private static IEnumerable<string> Pieces(string text)
    {
        for (var at = 0; at < text.Length; at += 7)
        {
            yield return text.Substring(at, Math.Min(7, text.Length - at));
        }
    }
}
