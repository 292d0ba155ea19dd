using System.Text.Json;

namespace BedrockSelector.Cli.Output;

/// <summary>A result of the library, as the JSON that a command prints.</summary>
internal abstract class AnswerDocument
{
    public static AnswerDocument Of<T>(T value) => new Typed<T>(value);

    public abstract void Write(Utf8JsonWriter json);

    /// <summary>The document, to be read or to be part of another.</summary>
    public abstract JsonDocument ToJson();

    private sealed class Typed<T>(T value) : AnswerDocument
    {
        public override void Write(Utf8JsonWriter json) => JsonSerializer.Serialize(json, value, DocumentJson.TypeInfo<T>());

        public override JsonDocument ToJson() => JsonSerializer.SerializeToDocument(value, DocumentJson.TypeInfo<T>());
    }
}
