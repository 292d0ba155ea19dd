using System.Text.Json;
using System.Text.Json.Serialization;

namespace BedrockSelector.Logs;

/// <summary>Writes envelopes as a list of names.</summary>
internal sealed class LogEnvelopesConverter : JsonConverter<LogEnvelopes>
{
    public override LogEnvelopes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var found = LogEnvelopes.None;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var name = reader.GetString();
            found |= Array.Find(Enum.GetValues<LogEnvelopes>(), one => LogEnvelopeNames.Of(one) == name);
        }

        return found;
    }

    public override void Write(Utf8JsonWriter writer, LogEnvelopes value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartArray();
        foreach (var name in LogEnvelopeNames.All(value))
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }
}
