using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BedrockSelector.Quantities.Json;

/// <summary>Writes a value that stands for a text, such as a model id, as that text, and reads it back; <c>default</c> is <c>null</c>.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <remarks>Public so that serializers generated in other assemblies can make it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TextConverter<T> : JsonConverter<T>
    where T : struct, IParsable<T>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return default;
        }

        return reader.TokenType == JsonTokenType.String && T.TryParse(reader.GetString(), CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new JsonException($"The text of a {typeof(T).Name} is expected.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var text = value.ToString();
        if (string.IsNullOrEmpty(text))
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }
}
