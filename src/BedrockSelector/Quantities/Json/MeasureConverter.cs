using System.Text.Json;
using System.Text.Json.Serialization;

namespace BedrockSelector.Quantities.Json;

/// <summary>Writes a measured figure rounded to a millionth: beyond that binary floating point is noise. What is not finite is <c>null</c>.</summary>
internal sealed class MeasureConverter : JsonConverter<double>
{
    private const int Places = 6;

    public override bool HandleNull => true;

    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(Math.Round(value, Places));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
