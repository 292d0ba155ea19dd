using System.Text.Json;
using BedrockSelector.Knowledge.Rules;
using BedrockSelector.Quantities;

namespace BedrockSelector.Calls.Requests;

/// <summary>Finds the parts of a Converse request, or of the body of InvokeModel for Amazon Nova, which is of nearly the same shape.</summary>
internal sealed class ConverseReader
{
    private static readonly string[] BlockFields =
    [
        "text", "image", "document", "video", "audio", "toolUse", "toolResult", "reasoningContent", "cachePoint", "guardContent", "citationsContent", "searchResult", "json",
    ];

    private readonly RequestSites _sites = new();
    private readonly TurnTracker _turns;
    private readonly MediaSites _media;

    private ConverseReader() => (_turns, _media) = (new(_sites), new(_sites));

    public static RequestSites Read(JsonElement root)
    {
        var reader = new ConverseReader();
        foreach (var field in root.EnumerateObject())
        {
            reader._sites.Add(RequestPart.Field, RequestPath.Root[field.Name], null, field.Name);
        }

        if (Object(root, "toolConfig") is { } tools)
        {
            reader.Tools(tools, RequestPath.Root["toolConfig"]);
        }

        if (root.TryGetProperty("system", out var system) && system.ValueKind == JsonValueKind.Array)
        {
            reader.Blocks(system, RequestPath.Root["system"], reader.SystemBlock);
        }

        if (root.TryGetProperty("messages", out var messages) && messages.ValueKind == JsonValueKind.Array)
        {
            reader.Blocks(messages, RequestPath.Root["messages"], reader.Turn);
            reader._turns.Finish();
        }

        ConverseSettings.Read(reader._sites, root);
        return reader._sites;
    }

    private static JsonElement? Object(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private void Blocks(JsonElement list, RequestPath path, Action<JsonElement, RequestPath> read)
    {
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                read(item, path[index]);
            }
            else
            {
                _sites.Add(RequestPart.UnknownBlock, path[index]);
            }

            index++;
        }
    }

    private void Tools(JsonElement config, RequestPath path)
    {
        _sites.Add(RequestPart.ToolConfig, path);
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (config.TryGetProperty("tools", out var tools) && tools.ValueKind == JsonValueKind.Array)
        {
            Blocks(tools, path["tools"], (tool, at) =>
            {
                if (Object(tool, "cachePoint") is { } point)
                {
                    _sites.AddCachePoint(at["cachePoint"], MediaSites.Text(point, "ttl"));
                    _sites.Add(RequestPart.CachePointInTools, at);
                }
                else if (Object(tool, "toolSpec") is { } spec)
                {
                    var name = MediaSites.Text(spec, "name") ?? "";
                    names.Add(name);
                    _sites.Add(RequestPart.Tool, at["toolSpec"], null, name);
                    _sites.Texts.Add(spec.GetRawText());
                    if (spec.TryGetProperty("strict", out var strict) && strict.ValueKind == JsonValueKind.True)
                    {
                        _sites.Add(RequestPart.StrictTool, at["toolSpec"]["strict"], null, name);
                    }
                }
                else if (Object(tool, "systemTool") is { } system)
                {
                    _sites.Add(RequestPart.Tool, at["systemTool"], null, MediaSites.Text(system, "name") ?? "");
                }
            });
        }

        if (Object(config, "toolChoice") is not { } choice)
        {
            return;
        }

        foreach (var kind in choice.EnumerateObject())
        {
            _sites.Add(RequestPart.ToolChoice, path["toolChoice"], null, kind.Name);
            if (kind.Name == "tool" && MediaSites.Text(kind.Value, "name") is { } name && !names.Contains(name))
            {
                _sites.Add(RequestPart.ToolChoiceUnknown, path["toolChoice"]["tool"]["name"], null, name);
            }
        }
    }

    private void SystemBlock(JsonElement block, RequestPath path)
    {
        if (Object(block, "cachePoint") is { } point)
        {
            _sites.AddCachePoint(path["cachePoint"], MediaSites.Text(point, "ttl"));
            return;
        }

        _sites.Add(RequestPart.System, path);
        if (MediaSites.Text(block, "text") is { } text)
        {
            _sites.AddText(path, text);
        }
    }

    private void Turn(JsonElement message, RequestPath path)
    {
        _turns.Begin(path, MediaSites.Text(message, "role") ?? "");
        if (message.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Array)
        {
            Blocks(content, path["content"], Block);
        }

        _turns.End();
    }

    private void Block(JsonElement block, RequestPath path)
    {
        _turns.Block();
        var known = block.EnumerateObject().Where(static field => Array.IndexOf(BlockFields, field.Name) >= 0).ToArray();
        if (known.Length != 1)
        {
            _sites.Add(RequestPart.UnknownBlock, path);
        }

        foreach (var field in known)
        {
            Content(field.Name, field.Value, path);
        }
    }

    private void Content(string kind, JsonElement value, RequestPath path)
    {
        switch (kind)
        {
            case "text" when value.ValueKind == JsonValueKind.String:
                _turns.Text(path, value.GetString()!);
                break;
            case "image":
                Media(RequestPart.Image, value, path[kind]);
                break;
            case "document":
                Document(value, path[kind]);
                break;
            case "video":
                Media(RequestPart.Video, value, path[kind]);
                break;
            case "audio":
                Media(RequestPart.Audio, value, path[kind]);
                break;
            case "toolUse":
                _turns.Call(path, MediaSites.Text(value, "toolUseId") ?? "");
                _sites.Texts.Add(value.GetRawText());
                break;
            case "toolResult":
                ToolResult(value, path);
                break;
            case "cachePoint":
                _sites.AddCachePoint(path[kind], MediaSites.Text(value, "ttl"));
                break;
            default:
                break;
        }
    }

    private void ToolResult(JsonElement result, RequestPath path)
    {
        _turns.Result(path, MediaSites.Text(result, "toolUseId") ?? "");
        if (result.ValueKind != JsonValueKind.Object || !result.TryGetProperty("content", out var content) || content.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        Blocks(content, path["toolResult"]["content"], (block, at) =>
        {
            foreach (var field in block.EnumerateObject())
            {
                if (field.Name == "text" && field.Value.ValueKind == JsonValueKind.String)
                {
                    // A result may say nothing: an empty text is its content, and only the conversation's own texts may not be blank.
                    _sites.Texts.Add(field.Value.GetString()!);
                }
                else if (field.Name is "image" or "document" or "video")
                {
                    Content(field.Name, field.Value, at);
                }
                else if (field.Name == "json")
                {
                    _sites.Texts.Add(field.Value.GetRawText());
                }
            }
        });
    }

    private void Document(JsonElement value, RequestPath path)
    {
        _turns.Document(path);
        if (MediaSites.Text(value, "name") is { } name)
        {
            _sites.Add(RequestPart.DocumentName, path["name"], name.Length, name);
        }

        if (value.ValueKind == JsonValueKind.Object && Object(value, "citations") is { } citations
            && citations.TryGetProperty("enabled", out var enabled) && enabled.ValueKind == JsonValueKind.True)
        {
            _sites.Add(RequestPart.Citations, path["citations"]);
        }

        Media(RequestPart.Document, value, path);
    }

    private void Media(RequestPart part, JsonElement value, RequestPath path)
    {
        if (_turns.IsAnswer)
        {
            _sites.Add(RequestPart.MediaInAnswer, path, null, part.Name());
        }

        var format = new MediaFormat(MediaSites.Text(value, "format"), path["format"], "");
        if (value.ValueKind != JsonValueKind.Object || Object(value, "source") is not { } source)
        {
            _media.Inline(part, path, path["source"], null, format);
        }
        else if (Object(source, "s3Location") is not null)
        {
            _media.Stored(part, path, format.Name);
        }
        else if (MediaSites.Text(source, "text") is { } text)
        {
            _media.Written(path, text, format.Name);
        }
        else
        {
            _media.Inline(part, path, path["source"]["bytes"], MediaSites.Text(source, "bytes"), format);
        }
    }
}
