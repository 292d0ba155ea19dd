using System.Text.Json;
using BedrockSelector.Knowledge.Rules;
using BedrockSelector.Quantities;

namespace BedrockSelector.Calls.Requests;

/// <summary>Finds the parts of the body of InvokeModel for Anthropic's models.</summary>
internal sealed class AnthropicReader
{
    private readonly RequestSites _sites = new();
    private readonly TurnTracker _turns;
    private readonly MediaSites _media;

    private AnthropicReader() => (_turns, _media) = (new(_sites), new(_sites));

    public static RequestSites Read(JsonElement root)
    {
        var reader = new AnthropicReader();
        foreach (var field in root.EnumerateObject())
        {
            reader._sites.Add(RequestPart.Field, RequestPath.Root[field.Name], null, field.Name);
        }

        reader.Tools(root);
        reader.System(root);
        if (root.TryGetProperty("messages", out var messages) && messages.ValueKind == JsonValueKind.Array)
        {
            reader.Each(messages, RequestPath.Root["messages"], reader.Turn);
            reader._turns.Finish();
        }

        reader.Settings(root);
        return reader._sites;
    }

    private void Each(JsonElement list, RequestPath path, Action<JsonElement, RequestPath> read)
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

    private void CachePoint(JsonElement block, RequestPath path)
    {
        if (block.TryGetProperty("cache_control", out var control) && control.ValueKind == JsonValueKind.Object)
        {
            _sites.AddCachePoint(path["cache_control"], MediaSites.Text(control, "ttl"));
        }
    }

    private void Tools(JsonElement root)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (root.TryGetProperty("tools", out var tools) && tools.ValueKind == JsonValueKind.Array)
        {
            _sites.Add(RequestPart.ToolConfig, RequestPath.Root["tools"]);
            Each(tools, RequestPath.Root["tools"], (tool, path) =>
            {
                var name = MediaSites.Text(tool, "name") ?? "";
                names.Add(name);
                _sites.Add(RequestPart.Tool, path, null, name);
                _sites.Texts.Add(tool.GetRawText());
                if (tool.TryGetProperty("strict", out var strict) && strict.ValueKind == JsonValueKind.True)
                {
                    _sites.Add(RequestPart.StrictTool, path["strict"], null, name);
                }

                if (tool.TryGetProperty("cache_control", out _))
                {
                    _sites.Add(RequestPart.CachePointInTools, path);
                }

                CachePoint(tool, path);
            });
        }

        if (root.TryGetProperty("tool_choice", out var choice) && MediaSites.Text(choice, "type") is { } kind)
        {
            _sites.Add(RequestPart.ToolChoice, RequestPath.Root["tool_choice"], null, kind);
            if (kind == "tool" && MediaSites.Text(choice, "name") is { } chosen && !names.Contains(chosen))
            {
                _sites.Add(RequestPart.ToolChoiceUnknown, RequestPath.Root["tool_choice"]["name"], null, chosen);
            }
        }
    }

    private void System(JsonElement root)
    {
        if (!root.TryGetProperty("system", out var system))
        {
            return;
        }

        if (system.ValueKind == JsonValueKind.String)
        {
            _sites.Add(RequestPart.System, RequestPath.Root["system"]);
            _sites.AddText(RequestPath.Root["system"], system.GetString()!);
        }
        else if (system.ValueKind == JsonValueKind.Array)
        {
            Each(system, RequestPath.Root["system"], (block, path) =>
            {
                _sites.Add(RequestPart.System, path);
                if (MediaSites.Text(block, "text") is { } text)
                {
                    _sites.AddText(path, text);
                }

                CachePoint(block, path);
            });
        }
    }

    private void Turn(JsonElement message, RequestPath path)
    {
        _turns.Begin(path, MediaSites.Text(message, "role") ?? "");
        if (message.TryGetProperty("content", out var content))
        {
            if (content.ValueKind == JsonValueKind.String)
            {
                _turns.Block();
                _turns.Text(path, content.GetString()!);
            }
            else if (content.ValueKind == JsonValueKind.Array)
            {
                Each(content, path["content"], (block, at) =>
                {
                    _turns.Block();
                    Block(block, at);
                    CachePoint(block, at);
                });
            }
        }

        _turns.End();
    }

    private void Block(JsonElement block, RequestPath path)
    {
        switch (MediaSites.Text(block, "type"))
        {
            case "text" when MediaSites.Text(block, "text") is { } text:
                _turns.Text(path, text);
                break;
            case "image":
                Media(RequestPart.Image, block, path);
                break;
            case "document":
                if (block.TryGetProperty("citations", out var citations) && citations.ValueKind == JsonValueKind.Object
                    && citations.TryGetProperty("enabled", out var enabled) && enabled.ValueKind == JsonValueKind.True)
                {
                    _sites.Add(RequestPart.Citations, path["citations"]);
                }

                Media(RequestPart.Document, block, path);
                break;
            case "tool_use":
                _turns.Call(path, MediaSites.Text(block, "id") ?? "");
                _sites.Texts.Add(block.GetRawText());
                break;
            case "tool_result":
                _turns.Result(path, MediaSites.Text(block, "tool_use_id") ?? "");
                Result(block, path);
                break;
            case null:
                _sites.Add(RequestPart.UnknownBlock, path);
                break;
            default:
                break;
        }
    }

    private void Result(JsonElement block, RequestPath path)
    {
        if (!block.TryGetProperty("content", out var content))
        {
            return;
        }

        if (content.ValueKind == JsonValueKind.String)
        {
            _sites.Texts.Add(content.GetString()!);
        }
        else if (content.ValueKind == JsonValueKind.Array)
        {
            Each(content, path["content"], (part, at) =>
            {
                if (MediaSites.Text(part, "text") is { } text)
                {
                    _sites.Texts.Add(text);
                }
                else
                {
                    Block(part, at);
                }
            });
        }
    }

    private void Media(RequestPart part, JsonElement block, RequestPath path)
    {
        if (_turns.IsAnswer)
        {
            _sites.Add(RequestPart.MediaInAnswer, path, null, part.Name());
        }

        if (!block.TryGetProperty("source", out var source) || source.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var type = MediaSites.Text(source, "media_type");
        var slash = type?.LastIndexOf('/') ?? -1;
        var format = new MediaFormat(type?[(slash + 1)..], path["source"]["media_type"], slash < 0 ? "" : type![..(slash + 1)]);
        if (MediaSites.Text(source, "type") == "text")
        {
            _media.Written(path, MediaSites.Text(source, "data") ?? "", "txt");
        }
        else if (MediaSites.Text(source, "data") is { } data)
        {
            _media.Inline(part, path, path["source"]["data"], data, format);
        }
        else
        {
            _media.Stored(part, path, format.Name);
        }
    }

    private void Settings(JsonElement root)
    {
        var path = RequestPath.Root;
        ConverseSettings.Number(_sites, RequestPart.MaxTokens, root, path, "max_tokens");
        ConverseSettings.Number(_sites, RequestPart.Temperature, root, path, "temperature");
        ConverseSettings.Number(_sites, RequestPart.TopP, root, path, "top_p");
        ConverseSettings.Number(_sites, RequestPart.TopK, root, path, "top_k");
        ConverseSettings.Stops(_sites, root, path, "stop_sequences");
        ConverseSettings.Reasoning(_sites, root, path, "thinking");
        if (root.TryGetProperty("output_config", out var output) && output.ValueKind == JsonValueKind.Object)
        {
            ConverseSettings.Effort(_sites, output, path["output_config"], "effort");
            if (output.TryGetProperty("format", out _))
            {
                _sites.Add(RequestPart.StructuredOutput, path["output_config"]["format"]);
            }
        }

        if (root.TryGetProperty("output_format", out _))
        {
            _sites.Add(RequestPart.StructuredOutput, path["output_format"]);
        }

        if (MediaSites.Text(root, "service_tier") is { } tier)
        {
            _sites.Add(RequestPart.ServiceTier, path["service_tier"], null, tier);
        }
    }
}
