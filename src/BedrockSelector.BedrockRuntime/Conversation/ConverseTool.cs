using System.Text.Json;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>A tool that a model may call, or a mark among the tools.</summary>
/// <param name="Name">The name: letters, digits, underscores and hyphens, up to 64; empty for a mark.</param>
/// <param name="Description">What it does; <see langword="null"/> or empty for none.</param>
/// <param name="InputSchema">The JSON schema of its arguments: an object; <c>default</c> for what has none.</param>
public sealed record ConverseTool(string Name, string? Description, JsonElement InputSchema)
{
    /// <summary>Gets whether the model's arguments must follow the schema to the letter.</summary>
    /// <value><see langword="null"/>, the default, leaves it to the service.</value>
    public bool? Strict { get; init; }

    /// <summary>Gets what is sent in place of a tool of the caller.</summary>
    /// <value>An object of one member, such as <c>{"systemTool":{"name":"…"}}</c>; <see langword="null"/>, the default, for a tool of the caller.</value>
    public JsonElement? Wire { get; init; }

    /// <summary>Makes a mark: the tools before it are stored in, or read from, the prompt cache.</summary>
    /// <param name="timeToLive">How long they are kept: <c>5m</c> or <c>1h</c>; <see langword="null"/> for the model's default.</param>
    /// <returns>The mark.</returns>
    public static ConverseTool CachePoint(string? timeToLive = null) => Of(json =>
    {
        json.WriteStartObject("cachePoint");
        json.WriteString("type", "default");
        if (timeToLive is not null)
        {
            json.WriteString("ttl", timeToLive);
        }

        json.WriteEndObject();
    }) with
    {
        Name = "",
    };

    /// <summary>Makes a tool that the service runs itself.</summary>
    /// <param name="name">The service's name, such as <c>nova_grounding</c>.</param>
    /// <returns>The tool.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static ConverseTool System(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Of(json =>
        {
            json.WriteStartObject("systemTool");
            json.WriteString("name", name);
            json.WriteEndObject();
        }) with
        {
            Name = name,
        };
    }

    /// <summary>Makes an entry of the tools as it is.</summary>
    /// <param name="entry">The whole entry: an object of one member.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="ArgumentException"><paramref name="entry"/> is not an object.</exception>
    public static ConverseTool Opaque(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object
            ? new("", null, default) { Wire = entry }
            : throw new ArgumentException($"An entry of the tools is an object, not {entry.ValueKind}.", nameof(entry));

    private static ConverseTool Of(Action<Utf8JsonWriter> write) => new("", null, default) { Wire = Http.WireJson.Object(write) };
}
