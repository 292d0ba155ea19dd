using System.Text.Json.Nodes;

namespace BedrockSelector.Tests.Knowledge.Verification;

/// <summary>Every way in which one value of a document can be spoilt, or changed to another good one.</summary>
internal static class DocumentMutations
{
    private static readonly string[] Texts = ["", " ", "Not a name!", "none-of-these", "2026-02-30", "2026-13-01", "1999-12-31", "0", "a", "standard", "\ns", new('x', 200)];

    private static readonly string[] Numbers = ["-1", "0", "0.5", "1", "1.0", "1.5", "99.999", "100", "101", "1000001", "2147483648", "1000000000001", "1e28", "-1e28"];

    public static IEnumerable<(string What, string Json)> Of(JsonNode document)
    {
        foreach (var path in Paths(document, []))
        {
            foreach (var (what, json) in At(document, path))
            {
                yield return ($"{string.Join('.', path)}: {what}", json);
            }
        }
    }

    private static IEnumerable<(string What, string Json)> At(JsonNode document, object[] path)
    {
        var value = Find(document, path);
        if (path is [.., string])
        {
            yield return ("missing", Changed(document, path, static (parent, key) => parent.AsObject().Remove((string)key)));
        }

        foreach (var other in new[] { "null", "true", "7", "\"text\"", "[]", "{}" })
        {
            yield return (other, With(document, path, other));
        }

        switch (value)
        {
            case JsonObject members:
                yield return ("another member", With(document, path, members, static copy => copy.AsObject()["Not A Member"] = "text"));
                yield return ("another number", With(document, path, members, static copy => copy.AsObject()["another"] = 1));
                break;
            case JsonArray { Count: > 0 } items:
                yield return ("null at the end", With(document, path, items, static copy => copy.AsArray().Add(null)));
                yield return ("first twice", With(document, path, items, static copy => copy.AsArray().Add(copy[0]!.DeepClone())));
                break;
            case JsonValue text when text.TryGetValue<string>(out _):
                foreach (var other in Texts)
                {
                    yield return ($"'{other}'", With(document, path, JsonValue.Create(other)!.ToJsonString()));
                }

                break;
            case JsonValue number when number.TryGetValue<decimal>(out _):
                foreach (var other in Numbers)
                {
                    yield return (other, With(document, path, other));
                }

                break;
            default:
                break;
        }
    }

    private static IEnumerable<object[]> Paths(JsonNode? node, object[] path) => node switch
    {
        JsonObject members => [path, .. members.SelectMany(member => Paths(member.Value, [.. path, member.Key]))],
        JsonArray items => [path, .. items.SelectMany((item, index) => Paths(item, [.. path, index]))],
        _ => [path],
    };

    private static JsonNode Find(JsonNode document, object[] path) =>
        path.Aggregate(document, static (node, key) => key is string name ? node[name]! : node[(int)key]!);

    private static string With(JsonNode document, object[] path, JsonNode value, Action<JsonNode> change)
    {
        var copy = value.DeepClone();
        change(copy);
        return With(document, path, copy.ToJsonString());
    }

    // Texts are written as they are, as a person would.
    private static string With(JsonNode document, object[] path, string json)
    {
        const string mark = "\"the changed value\"";
        return path.Length == 0 ? json : Changed(document, path, static (parent, key) =>
        {
            if (key is string name)
            {
                parent[name] = "the changed value";
            }
            else
            {
                parent[(int)key] = "the changed value";
            }
        }).Replace(mark, json, StringComparison.Ordinal);
    }

    private static string Changed(JsonNode document, object[] path, Action<JsonNode, object> change)
    {
        var copy = document.DeepClone();
        change(Find(copy, path[..^1]), path[^1]);
        return copy.ToJsonString();
    }
}
