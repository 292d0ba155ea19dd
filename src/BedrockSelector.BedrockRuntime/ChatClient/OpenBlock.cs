using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.BedrockRuntime.Http;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>A block of a stream while its pieces come.</summary>
internal sealed class OpenBlock
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _input = new();
    private readonly List<ConverseCitation> _citations = [];
    private readonly List<ContentBlock> _results = [];
    private readonly SortedDictionary<string, JsonElement> _image = new(StringComparer.Ordinal);
    private readonly List<byte> _bytes = [];
    private readonly List<byte> _redacted = [];
    private bool _hasReasoningText;
    private ToolUseStartEvent? _tool;
    private JsonElement? _start;

    public TextContent? Text(string text)
    {
        _text.Append(text);
        return text.Length > 0 ? new TextContent(text) : null;
    }

    public TextReasoningContent? Reasoning(ReasoningBlock piece)
    {
        if (!piece.Redacted.IsEmpty)
        {
            _redacted.AddRange(piece.Redacted.Span);
            return null;
        }

        if (piece.Text is { Length: > 0 } text)
        {
            _hasReasoningText = true;
            return new(text) { ProtectedData = piece.Signature };
        }

        return piece.Signature is not { Length: > 0 } signature ? null
            : _hasReasoningText ? new TextReasoningContent("") { ProtectedData = signature }
            : ChatContentReader.Reasoning(new("", signature));
    }

    public void Tool(ToolUseStartEvent start) => _tool = start;

    public void ToolInput(string json) => _input.Append(json);

    public void Start(JsonElement start) => _start = start;

    public void Delta(JsonElement delta)
    {
        if (delta.Object("citation") is { } citation)
        {
            _citations.Add(ContentBlockReader.Citation(citation));
        }
        else if (delta.Object("image") is { } image)
        {
            Image(image);
        }
        else
        {
            foreach (var part in delta.Array("toolResult"))
            {
                Result(ContentBlockReader.Read(part));
            }
        }
    }

    /// <returns>What is still to be given; null when the pieces have said all.</returns>
    public AIContent? Close()
    {
        if (_tool is { } tool)
        {
            var input = _input.ToString();
            return tool.Type is null
                ? ChatContentReader.Call(tool.ToolUseId, tool.Name, input)
                : ChatContentReader.Content(new ToolUseBlock(tool.ToolUseId, tool.Name, Parsed(input)) { Type = tool.Type });
        }

        if (_start?.Object("toolResult") is { } result)
        {
            return ChatContentReader.Content(ContentBlockReader.Read(WireJson.Object(json => WriteResult(json, result))));
        }

        if (_image.Count > 0 || _bytes.Count > 0)
        {
            return ChatContentReader.Content(ContentBlockReader.Read(WireJson.Object(WriteImage)));
        }

        if (_redacted.Count > 0)
        {
            return ChatContentReader.Reasoning(new(null, null) { Redacted = _redacted.ToArray() });
        }

        return _citations.Count > 0 ? ChatContentReader.Cited(new CitationsBlock([_text.ToString()], [.. _citations]), "") : null;
    }

    private static JsonElement Parsed(string input)
    {
        try
        {
            return input.Length == 0 ? default : WireJson.Parse(Encoding.UTF8.GetBytes(input));
        }
        catch (JsonException)
        {
            // Cut off in the midst of the arguments: there is nothing to keep.
            return default;
        }
    }

    private void Image(JsonElement image)
    {
        if (image.Object("source")?.Member("bytes") is { } bytes)
        {
            _bytes.AddRange(bytes.GetBytesFromBase64());
        }

        foreach (var member in image.EnumerateObject().Where(member => member.Name != "source" || _bytes.Count == 0))
        {
            _image[member.Name] = member.Value;
        }
    }

    private void Result(ContentBlock part)
    {
        if (part is TextBlock more && _results is [.., TextBlock before])
        {
            _results[^1] = new TextBlock(before.Text + more.Text);
        }
        else
        {
            _results.Add(part);
        }
    }

    private void WriteResult(Utf8JsonWriter json, JsonElement start)
    {
        json.WriteStartObject("toolResult");
        foreach (var member in start.EnumerateObject())
        {
            member.WriteTo(json);
        }

        ContentBlockWriter.Write(json, "content", [.. _results]);
        json.WriteEndObject();
    }

    private void WriteImage(Utf8JsonWriter json)
    {
        json.WriteStartObject("image");
        json.WriteOptional("format", _start?.Object("image")?.Text("format"));
        if (_bytes.Count > 0)
        {
            json.WriteStartObject("source");
            json.WriteBase64String("bytes", _bytes.ToArray());
            json.WriteEndObject();
        }

        foreach (var (name, value) in _image)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }

        json.WriteEndObject();
    }
}
