using System.Text;
using System.Text.Json;
using BedrockSelector.Knowledge.Rules;

namespace BedrockSelector.Calls.Requests;

/// <summary>A request as it is sent: the JSON of Converse, as in the AWS API and CLI, or the body of InvokeModel.</summary>
/// <remarks>Immutable and thread-safe. Bytes of media stand in it in base64, as the service and the CLI take them.</remarks>
/// <example>
/// <code>
/// var request = RequestDocument.Parse("""{ "messages": [{ "role": "user", "content": [{ "text": "Hello" }] }] }""");
/// </code>
/// </example>
public sealed class RequestDocument
{
    private RequestDocument(ReadOnlyMemory<byte> json, RequestApi api, RequestSites sites) => (Json, Api, Sites) = (json, api, sites);

    /// <summary>Gets the request as read.</summary>
    /// <value>One JSON object, UTF-8.</value>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>Gets how the request is written.</summary>
    /// <value>As told from its fields, unless the caller said.</value>
    public RequestApi Api { get; }

    internal RequestSites Sites { get; }

    /// <summary>Reads a request.</summary>
    /// <param name="json">One JSON object.</param>
    /// <param name="api">How it is written; <see langword="null"/> to tell from its fields.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The text is not a JSON object, or an object in it has a field twice.</exception>
    public static RequestDocument Parse(string json, RequestApi? api = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse(Encoding.UTF8.GetBytes(json), api);
    }

    /// <summary>Reads a request.</summary>
    /// <param name="json">One JSON object, UTF-8; it is kept, not copied.</param>
    /// <param name="api">How it is written; <see langword="null"/> to tell from its fields.</param>
    /// <returns>The request.</returns>
    /// <exception cref="FormatException">The text is not a JSON object, or an object in it has a field twice.</exception>
    public static RequestDocument Parse(ReadOnlyMemory<byte> json, RequestApi? api = null)
    {
        if (json.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            json = json[3..];
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException("The request is not a JSON object; write one such as { \"messages\": [ … ] }.");
            }

            CheckTwice(root, RequestPath.Root);
            var written = api ?? Tell(root);
            return new(json, written, written switch
            {
                RequestApi.Anthropic => AnthropicReader.Read(root),
                RequestApi.Native => Fields(root),
                _ => ConverseReader.Read(root),
            });
        }
        catch (JsonException exception)
        {
            var line = exception.LineNumber is { } number ? $" (line {number + 1})" : "";
            throw new FormatException($"The request is not JSON{line}: {exception.Message.Split(" LineNumber:")[0]}", exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new FormatException("The request holds text that is not Unicode.", exception);
        }
    }

    // A converse request nests content in objects of one field; Anthropic's blocks name their type, and Nova's body has settings of its own.
    private static RequestApi Tell(JsonElement root)
    {
        if (root.TryGetProperty("anthropic_version", out _) || root.TryGetProperty("max_tokens", out _))
        {
            return RequestApi.Anthropic;
        }

        if (!root.TryGetProperty("messages", out var messages))
        {
            return RequestApi.Native;
        }

        if (root.TryGetProperty("schemaVersion", out _)
            || (root.TryGetProperty("inferenceConfig", out var inference) && inference.ValueKind == JsonValueKind.Object
                && (inference.TryGetProperty("max_new_tokens", out _) || inference.TryGetProperty("topK", out _) || inference.TryGetProperty("reasoningConfig", out _))))
        {
            return RequestApi.Nova;
        }

        foreach (var message in messages.ValueKind == JsonValueKind.Array ? messages.EnumerateArray() : default)
        {
            if (message.ValueKind == JsonValueKind.Object && message.TryGetProperty("content", out var content)
                && (content.ValueKind == JsonValueKind.String
                    || (content.ValueKind == JsonValueKind.Array && content.EnumerateArray().Any(static block => block.ValueKind == JsonValueKind.Object && block.TryGetProperty("type", out _)))))
            {
                return RequestApi.Anthropic;
            }
        }

        return RequestApi.Converse;
    }

    private static RequestSites Fields(JsonElement root)
    {
        var sites = new RequestSites();
        foreach (var field in root.EnumerateObject())
        {
            sites.Add(RequestPart.Field, RequestPath.Root[field.Name], null, field.Name);
        }

        return sites;
    }

    private static void CheckTwice(JsonElement element, RequestPath path)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var field in element.EnumerateObject())
            {
                if (!names.Add(field.Name))
                {
                    throw new FormatException($"The request has the field '{path[field.Name]}' twice; which one AWS would read is not told.");
                }

                CheckTwice(field.Value, path[field.Name]);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in element.EnumerateArray())
            {
                CheckTwice(item, path[index++]);
            }
        }
    }
}
