using System.Text;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.Tests.Loopback;

namespace BedrockSelector.BedrockRuntime.Tests.Recordings;

/// <summary>Recordings in JSON: those of nock, an array of exchanges, and those of our own corpus, an array of cases.</summary>
internal static class JsonRecordings
{
    public static IEnumerable<RecordedExchange> Read(string name, string text)
    {
        if (RecordingFolder.Json(text) is not { ValueKind: JsonValueKind.Array } items)
        {
            yield break;
        }

        var number = 0;
        foreach (var item in items.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.Object))
        {
            number++;
            foreach (var exchange in item.TryGetProperty("scope", out _) ? Nock($"{name}#{number}", item) : Case(name, item))
            {
                yield return exchange;
            }
        }
    }

    private static IEnumerable<RecordedExchange> Nock(string source, JsonElement item)
    {
        var status = item.TryGetProperty("status", out var code) ? code.GetInt32() : 200;
        var binary = item.TryGetProperty("responseIsBinary", out var flag) && flag.ValueKind == JsonValueKind.True;
        var response = item.TryGetProperty("response", out var given) ? given : default;
        var body = response.ValueKind switch
        {
            JsonValueKind.String when binary => Convert.FromHexString(response.GetString()!),
            JsonValueKind.String => Encoding.UTF8.GetBytes(response.GetString()!),
            JsonValueKind.Array => response.EnumerateArray().SelectMany(static part => Convert.FromHexString(part.GetString()!)).ToArray(),
            JsonValueKind.Object => Encoding.UTF8.GetBytes(response.GetRawText()),
            _ => [],
        };
        var request = item.TryGetProperty("body", out var sent)
            ? sent.ValueKind == JsonValueKind.String ? RecordingFolder.Json(sent.GetString()) : sent
            : (JsonElement?)null;
        if (item.TryGetProperty("path", out var path)
            && RecordedExchange.Of(source, path.GetString()!, request, status, null, body) is { } exchange)
        {
            yield return exchange;
        }
    }

    /// <summary>A case of our own: <c>name</c>, <c>model</c>, <c>request</c>, and <c>answer</c>, <c>error</c> or <c>events</c>.</summary>
    private static IEnumerable<RecordedExchange> Case(string name, JsonElement item)
    {
        if (!item.TryGetProperty("name", out var title) || !item.TryGetProperty("model", out var model))
        {
            yield break;
        }

        var source = $"{name}: {title.GetString()}";
        var id = model.GetString()!;
        var request = item.TryGetProperty("request", out var sent) ? sent : (JsonElement?)null;
        if (item.TryGetProperty("error", out var error))
        {
            var message = Encoding.UTF8.GetBytes($$"""{"message":{{error.GetProperty("message").GetRawText()}}}""");
            foreach (var operation in new[] { "converse", "converse-stream" })
            {
                yield return new(source, id, operation, request, error.GetProperty("status").GetInt32(), error.GetProperty("type").GetString(), message);
            }

            yield break;
        }

        if (item.TryGetProperty("answer", out var answer))
        {
            yield return new(source, id, "converse", request, 200, null, Encoding.UTF8.GetBytes(answer.GetRawText()));
        }

        var events = item.TryGetProperty("events", out var given)
            ? given.EnumerateArray().Select(static one => one.EnumerateObject().First()).Select(static member => (member.Name, member.Value.GetRawText()))
            : StreamOfAnswer.Events(answer);
        if (item.TryGetProperty("events", out _) || !item.TryGetProperty("streams", out var streams) || streams.GetBoolean())
        {
            yield return new(source, id, "converse-stream", request, 200, null, [.. events.SelectMany(static one => Frame(one.Item1, one.Item2))]);
        }
    }

    private static byte[] Frame(string type, string json) =>
        type.EndsWith("Exception", StringComparison.Ordinal)
            ? EventStreamFrames.Frame(json, (":message-type", "exception"), (":exception-type", type), (":content-type", "application/json"))
            : EventStreamFrames.Event(type, json);
}
