using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using BedrockSelector.BedrockRuntime.ChatClient;
using BedrockSelector.BedrockRuntime.Conversation;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.Tests.Recordings;

/// <summary>Plays recordings over real HTTP and says what does not come through.</summary>
internal sealed class RecordingReplay(RecordingServer server, BedrockRuntimeClient runtime)
{
    private readonly List<string> _differences = [];

    /// <summary>Gets what differs: the recording, the check and what was seen.</summary>
    public IReadOnlyList<string> Differences => _differences;

    public int Answers { get; private set; }

    public int Refusals { get; private set; }

    public int Turns { get; private set; }

    public int Requests { get; private set; }

    public async Task PlayAsync(RecordedExchange exchange)
    {
        if (exchange.Request is { ValueKind: JsonValueKind.Object } request)
        {
            Requests++;
            await CheckAsync(exchange, "request is sent as it was", () => SendsRequestAsync(exchange, request));
            await CheckAsync(exchange, "request can be expressed as a chat", () => ExpressesRequestAsync(exchange, request));
        }

        if (!exchange.IsAnswer || exchange.Body.Length == 0)
        {
            Refusals += exchange.Body.Length > 0 ? 1 : 0;
            await CheckAsync(exchange, "refusal is told", () => RefusesAsync(exchange));
            return;
        }

        Answers++;
        var expected = exchange.IsStream ? StreamAssembly.Of(exchange.Body) : null;
        if (expected?.Failure is { } failure)
        {
            await CheckAsync(exchange, "stream's failure is told", () => FailsAsync(exchange, failure));
            return;
        }

        var content = expected?.Content ?? Whole(exchange)["output"]!["message"]!["content"]!.AsArray();
        var response = await CheckAsync(exchange, "answer comes through", () => AnswersAsync(exchange, expected));
        if (response is not null && content.Count > 0)
        {
            Turns++;
            await CheckAsync(exchange, "turn goes back as it came, through a store", () => GoesBackAsync(exchange, response, content));
        }
    }

    private static JsonObject Whole(RecordedExchange exchange) => JsonNode.Parse(exchange.Body)!.AsObject();

    private static bool Same(JsonNode? left, JsonNode? right) => JsonNode.DeepEquals(Usual(left), Usual(right));

    /// <summary>Numbers and texts as JSON writes them, so that nodes made in different ways compare.</summary>
    private static JsonNode? Usual(JsonNode? node) => node is null ? null : JsonNode.Parse(node.ToJsonString());

    private static JsonObject Without(JsonNode body, params string[] names)
    {
        var copy = (JsonObject)body.DeepClone();
        foreach (var name in names)
        {
            copy.Remove(name);
        }

        return copy;
    }

    private static void Expect(JsonNode? expected, JsonNode? seen, string what)
    {
        if (!Same(expected, seen))
        {
            throw new ReplayException($"{what}: recorded {Short(expected)} but {Short(seen)}");
        }
    }

    private static string Short(JsonNode? node) => node?.ToJsonString() is { } text ? text[..Math.Min(text.Length, 400)] : "nothing";

    private async Task<ChatResponse?> CheckAsync(RecordedExchange exchange, string check, Func<Task<ChatResponse?>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception exception) when (exception is not AssertionException)
        {
            _differences.Add($"{exchange.Source} [{check}] {exception.GetType().Name}: {exception.Message}");
            return null;
        }
    }

    private async Task<ChatResponse?> SendsRequestAsync(RecordedExchange exchange, JsonElement body)
    {
        server.Recording = null;
        var request = ConverseRequest.Parse(body, exchange.ModelId);

        // A request that only a stream may make is sent as one; the plain answer then is no stream, which is not what is looked at here.
        if (exchange.IsStream)
        {
            await Ignore(() => DrainAsync(request));
        }
        else
        {
            await runtime.ConverseAsync(request);
        }

        Expect(Without(JsonNode.Parse(body.GetRawText())!, "modelId"), JsonNode.Parse(server.Sent.GetRawText()), "body");
        return null;
    }

    private async Task<ChatResponse?> ExpressesRequestAsync(RecordedExchange exchange, JsonElement body)
    {
        server.Recording = null;
        var request = ConverseRequest.Parse(body, exchange.ModelId);
        List<ChatMessage> messages = [];
        if (!request.System.IsEmpty)
        {
            messages.Add(new(ChatRole.System, [.. request.System.Select(BedrockContent.Of)]));
        }

        messages.AddRange(request.Messages.Select(static message => new ChatMessage(
            message.Role switch { ConverseRole.Assistant => ChatRole.Assistant, ConverseRole.System => ChatRole.System, _ => ChatRole.User },
            [.. message.Content.Select(BedrockContent.Of)])));
        using var chat = new BedrockChatClient(runtime, exchange.ModelId);

        await chat.GetResponseAsync(Stored(messages), new() { RawRepresentationFactory = _ => request with { Messages = [], System = [] } });

        Expect(Sendable(JsonNode.Parse(body.GetRawText())!), Sendable(JsonNode.Parse(server.Sent.GetRawText())!), "body");
        return null;
    }

    /// <summary>
    /// What may differ in a chat and means the same: blank text, which the service refuses; neighbours of one role; what only streams say; the
    /// second of two documents of one name, which a chat tells apart.
    /// </summary>
    private static JsonObject Sendable(JsonNode body)
    {
        var copy = Without(body, "modelId");
        copy["guardrailConfig"]?.AsObject().Remove("streamProcessingMode");
        if (copy["system"] is JsonArray { Count: 0 })
        {
            copy.Remove("system");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var document in copy["messages"]?.AsArray().SelectMany(static message => message!["content"]!.AsArray())
            .Select(static block => block!["document"]).OfType<JsonObject>() ?? [])
        {
            var name = document["name"]!.GetValue<string>();
            for (var number = 2; !names.Add(document["name"]!.GetValue<string>()); number++)
            {
                document["name"] = FormattableString.Invariant($"{name} ({number})");
            }
        }

        JsonArray messages = [];
        foreach (var message in copy["messages"]?.AsArray() ?? [])
        {
            var content = NotBlank(message!["content"]!.AsArray());
            if (messages.LastOrDefault() is { } last && Same(last["role"], message["role"]))
            {
                foreach (var block in content)
                {
                    last["content"]!.AsArray().Add(block!.DeepClone());
                }
            }
            else if (content.Count > 0)
            {
                messages.Add(new JsonObject { ["role"] = message["role"]!.DeepClone(), ["content"] = content });
            }
        }

        copy["messages"] = messages;
        return copy;
    }

    private static JsonArray NotBlank(JsonArray content) =>
        [.. content.Where(static block => !(block!["text"] is JsonValue text && string.IsNullOrWhiteSpace(text.GetValue<string>()))).Select(static block => block!.DeepClone())];

    private async Task<ChatResponse?> RefusesAsync(RecordedExchange exchange)
    {
        server.Recording = exchange;
        try
        {
            await DrainAsync(exchange);
        }
        catch (BedrockException exception) when (exception.StatusCode is null || (int)exception.StatusCode == exchange.Status)
        {
            var code = exchange.ErrorType?.Split(':')[0];
            return code is null || exception.Code == code || exception.Code == BedrockException.ClockSkew ? null
                : throw new ReplayException($"code {exception.Code}, recorded {code}");
        }

        throw new ReplayException("no exception");
    }

    private async Task<ChatResponse?> FailsAsync(RecordedExchange exchange, string failure)
    {
        server.Recording = exchange;
        try
        {
            await DrainAsync(exchange);
        }
        catch (BedrockException exception)
        {
            return string.Equals(exception.Code, failure, StringComparison.OrdinalIgnoreCase) ? null
                : throw new ReplayException($"code {exception.Code}, recorded {failure}");
        }

        throw new ReplayException("no exception");
    }

    private Task DrainAsync(RecordedExchange exchange)
    {
        var request = new ConverseRequest { ModelId = exchange.ModelId, Messages = [new(ConverseRole.User, [new TextBlock("Hi")])] };
        return exchange.IsStream ? DrainAsync(request) : runtime.ConverseAsync(request);
    }

    private async Task DrainAsync(ConverseRequest request)
    {
        await foreach (var item in runtime.ConverseStreamAsync(request))
        {
            _ = item;
        }
    }

    private async Task<ChatResponse?> AnswersAsync(RecordedExchange exchange, StreamAssembly? expected)
    {
        server.Recording = exchange;
        using var chat = new BedrockChatClient(runtime, exchange.ModelId);
        var response = exchange.IsStream ? await chat.GetStreamingResponseAsync("Hi").ToChatResponseAsync() : await chat.GetResponseAsync("Hi");
        var end = expected is null ? Whole(exchange) : expected.Metadata ?? [];
        var properties = response.AdditionalProperties!;
        Expect(expected is not null ? expected.StopReason : end["stopReason"], properties.GetValueOrDefault(BedrockChatProperties.StopReason) as string, "stop reason");
        Expect(end["serviceTier"]?["type"], properties.GetValueOrDefault(BedrockChatProperties.ServiceTier) as string, "tier");
        Expect(end["trace"], Node(properties.GetValueOrDefault(BedrockChatProperties.Trace)), "trace");
        if (end["metrics"]?["latencyMs"] is { } latency)
        {
            Expect(latency, ((TimeSpan)properties[BedrockChatProperties.ServiceLatency]!).TotalMilliseconds, "latency");
        }

        if (end["usage"] is { } usage)
        {
            var read = usage["cacheReadInputTokens"]?.GetValue<long>() ?? 0;
            var written = usage["cacheWriteInputTokens"]?.GetValue<long>() ?? 0;
            Expect((usage["inputTokens"]?.GetValue<long>() ?? 0) + read + written, response.Usage?.InputTokenCount, "input tokens");
            Expect(usage["outputTokens"]?.GetValue<long>() ?? 0, response.Usage?.OutputTokenCount, "output tokens");
            Expect(read, response.Usage?.CachedInputTokenCount, "tokens read from the cache");
            Expect(written, response.Usage?.AdditionalCounts?.GetValueOrDefault(ConverseUsage.CacheWriteKey) ?? 0, "tokens written to the cache");
        }

        return response;
    }

    private async Task<ChatResponse?> GoesBackAsync(RecordedExchange exchange, ChatResponse response, JsonArray content)
    {
        server.Recording = null;
        using var chat = new BedrockChatClient(runtime, exchange.ModelId);
        ChatMessage[] history = [new(ChatRole.User, "Hi"), .. response.Messages, new(ChatRole.User, "And?")];

        await chat.GetResponseAsync(Stored(history));

        var sent = JsonNode.Parse(server.Sent.GetRawText())!["messages"]!.AsArray();
        Expect(NotBlank(content), sent.Count == 3 ? sent[1]!["content"] : new JsonArray(), "content");
        return null;
    }

    /// <summary>Messages as they come out of a store.</summary>
    private static List<ChatMessage> Stored(IEnumerable<ChatMessage> messages) => JsonSerializer.Deserialize<List<ChatMessage>>(
        JsonSerializer.Serialize(messages.ToList(), AIJsonUtilities.DefaultOptions), AIJsonUtilities.DefaultOptions)!;

    private static JsonNode? Node(object? value) => value is JsonElement element ? JsonNode.Parse(element.GetRawText()) : null;

    private static async Task Ignore(Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (BedrockException exception) when (exception.Code == BedrockException.ProtocolError)
        {
            // The plain answer is no event stream.
        }
    }

    private sealed class ReplayException(string message) : Exception(message);
}
