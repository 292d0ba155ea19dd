using System.Text.Json;
using System.Text.Json.Serialization;

namespace BedrockSelector.Quantities.Json;

/// <summary>Writes a decimal as a number with all its digits and no trailing zeros.</summary>
internal sealed class PlainDecimalConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteRawValue(value.Plain());
}
