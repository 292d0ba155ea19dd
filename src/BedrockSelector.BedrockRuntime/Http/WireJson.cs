using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BedrockSelector.BedrockRuntime.Http;

/// <summary>Makes JSON in memory.</summary>
internal static class WireJson
{
    /// <summary>Escapes only what JSON wants escaped: the service charges by the token, not by the byte, but long escapes are tokens inside texts.</summary>
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Bytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            write(json);
        }

        return buffer.WrittenMemory;
    }

    public static JsonElement Object(Action<Utf8JsonWriter> members) => Parse(Bytes(json =>
    {
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
    }));

    public static JsonElement Parse(ReadOnlyMemory<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        return document.RootElement.Clone();
    }

    /// <returns>The value without the white space that people like and models are charged for.</returns>
    public static string Text(JsonElement value) => System.Text.Encoding.UTF8.GetString(Bytes(value.WriteTo).Span);
}
