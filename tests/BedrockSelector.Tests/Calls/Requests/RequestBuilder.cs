using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BedrockSelector.Tests.Calls.Requests;

/// <summary>Writes Converse requests, piece by piece.</summary>
internal sealed class RequestBuilder
{
    private readonly JsonObject _root = new() { ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = new JsonArray(Text("Describe this.")) }) };

    public static RequestBuilder Plain => new();

    private JsonArray Turns => _root["messages"]!.AsArray();

    public static JsonObject Text(string text) => new() { ["text"] = text };

    public static JsonObject Image(int bytes = 64, int width = 10, int height = 10, string format = "png") =>
        new() { ["image"] = new JsonObject { ["format"] = format, ["source"] = new JsonObject { ["bytes"] = Convert.ToBase64String(Png(bytes, width, height)) } } };

    public static JsonObject Document(string name = "report", int bytes = 10, string format = "txt") =>
        new() { ["document"] = new JsonObject { ["format"] = format, ["name"] = name, ["source"] = new JsonObject { ["bytes"] = Convert.ToBase64String(new byte[bytes]) } } };

    public static JsonObject CachePoint(string? ttl = null) =>
        new() { ["cachePoint"] = ttl is null ? new JsonObject { ["type"] = "default" } : new JsonObject { ["type"] = "default", ["ttl"] = ttl } };

    public static JsonObject Call(string id, string name = "find") =>
        new() { ["toolUse"] = new JsonObject { ["toolUseId"] = id, ["name"] = name, ["input"] = new JsonObject() } };

    public static JsonObject Result(string id) =>
        new() { ["toolResult"] = new JsonObject { ["toolUseId"] = id, ["content"] = new JsonArray(Text("found")) } };

    public RequestBuilder Add(params JsonNode[] blocks)
    {
        foreach (var block in blocks)
        {
            Turns[^1]!["content"]!.AsArray().Add(block);
        }

        return this;
    }

    public RequestBuilder Turn(string role, params JsonNode[] blocks)
    {
        Turns.Add(new JsonObject { ["role"] = role, ["content"] = new JsonArray([.. blocks]) });
        return this;
    }

    public RequestBuilder Inference(string name, double value)
    {
        (_root["inferenceConfig"] ??= new JsonObject())[name] = JsonNode.Parse(value.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    public RequestBuilder Set(string name, string json)
    {
        _root[name] = JsonNode.Parse(json);
        return this;
    }

    public RequestBuilder Tools(string? choice = null, params string[] names)
    {
        var tools = new JsonArray();
        foreach (var name in names.Length == 0 ? ["find"] : names)
        {
            tools.Add(new JsonObject { ["toolSpec"] = new JsonObject { ["name"] = name, ["inputSchema"] = new JsonObject { ["json"] = new JsonObject { ["type"] = "object" } } } });
        }

        var config = new JsonObject { ["tools"] = tools };
        if (choice is not null)
        {
            config["toolChoice"] = new JsonObject { [choice] = choice == "tool" ? new JsonObject { ["name"] = "find" } : new JsonObject() };
        }

        _root["toolConfig"] = config;
        return this;
    }

    public override string ToString() => _root.ToJsonString(new JsonSerializerOptions { WriteIndented = false });

    // A header that says the size, and nothing after it: the check reads no further.
    private static byte[] Png(int bytes, int width, int height)
    {
        var file = new byte[bytes];
        ((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]).CopyTo(file);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
        return file;
    }
}
