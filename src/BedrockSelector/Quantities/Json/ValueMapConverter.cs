using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace BedrockSelector.Quantities.Json;

/// <summary>Reads and writes a map as an object; <c>null</c> reads as the empty map.</summary>
internal sealed class ValueMapConverter<T> : JsonConverter<ValueMap<T>>
{
    public override bool HandleNull => true;

    public override ValueMap<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return default;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object is expected.");
        }

        var items = new List<KeyValuePair<string, T>>();
        var info = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            items.Add(new(name, JsonSerializer.Deserialize(ref reader, info)!));
        }

        return new(items);
    }

    public override void Write(Utf8JsonWriter writer, ValueMap<T> value, JsonSerializerOptions options)
    {
        var info = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        writer.WriteStartObject();
        foreach (var (name, item) in value)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, item, info);
        }

        writer.WriteEndObject();
    }
}
