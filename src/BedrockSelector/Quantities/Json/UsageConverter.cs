using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BedrockSelector.Quantities.Json;

/// <summary>Writes a usage as questions state it, such as <c>input-tokens=1500,output-tokens=300</c>, and reads it back.</summary>
/// <remarks>Public so that serializers generated in other assemblies can make it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UsageConverter : JsonConverter<Usage>
{
    /// <inheritdoc/>
    public override Usage? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return reader.GetString() is { Length: > 0 } text ? Usage.Parse(text) : Usage.None;
        }
        catch (FormatException exception)
        {
            throw new JsonException(exception.Message);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Usage value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(value.ToString());
    }
}
