using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BedrockSelector.Quantities.Json;

/// <summary>Writes a member of a closed set by its name, and reads it back; numbers are refused.</summary>
/// <typeparam name="T">The set.</typeparam>
/// <remarks>Public so that serializers generated in other assemblies can make it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ClosedSetConverter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T> : JsonConverter<T>
    where T : struct, Enum
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && ClosedSet.TryParse<T>(reader.GetString(), out var value)
            ? value
            : throw new JsonException($"One of {string.Join(", ", ClosedSet.Names<T>())} is expected.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Name());
    }

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ClosedSet.TryParse<T>(reader.GetString(), out var value)
            ? value
            : throw new JsonException($"One of {string.Join(", ", ClosedSet.Names<T>())} is expected.");

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Name());
    }
}
