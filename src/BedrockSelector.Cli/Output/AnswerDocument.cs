using System.Text.Json;

namespace BedrockSelector.Cli.Output;

/// <summary>A result of the library, as the JSON that a command prints.</summary>
internal abstract class AnswerDocument
{
    public static AnswerDocument Of<T>(T value) => new Typed<T>(value);

    public abstract void Write(Utf8JsonWriter json);

    private sealed class Typed<T>(T value) : AnswerDocument
    {
        public override void Write(Utf8JsonWriter json) => JsonSerializer.Serialize(json, value, DocumentJson.TypeInfo<T>());
    }
}
