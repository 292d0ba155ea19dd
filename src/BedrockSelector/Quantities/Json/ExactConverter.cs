using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BedrockSelector.Quantities.Json;

/// <summary>Writes a figure with all its digits, for bounds that are exact.</summary>
/// <remarks>Public so that serializers generated in other assemblies can make it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ExactConverter : JsonConverter<double>
{
    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(value);
    }
}
