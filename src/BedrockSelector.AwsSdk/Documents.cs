using System.Text.Json;
using Amazon.Runtime.Documents;

namespace BedrockSelector.AwsSdk;

/// <summary>Converts JSON to the SDK's documents and back.</summary>
internal static class Documents
{
    public static Document Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new(element.EnumerateObject().ToDictionary(static property => property.Name, static property => Of(property.Value))),
        JsonValueKind.Array => new(element.EnumerateArray().Select(Of).ToList()),
        JsonValueKind.String => new(element.GetString()!),
        JsonValueKind.Number => element.TryGetInt32(out var small) ? new(small) : element.TryGetInt64(out var large) ? new(large) : new(element.GetDouble()),
        JsonValueKind.True => new(true),
        JsonValueKind.False => new(false),
        _ => new(),
    };

    public static JsonElement ToJson(Document document)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, document);
        }

        using var parsed = JsonDocument.Parse(buffer.ToArray());
        return parsed.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter json, Document document)
    {
        if (document.IsDictionary())
        {
            json.WriteStartObject();
            foreach (var (name, value) in document.AsDictionary())
            {
                json.WritePropertyName(name);
                Write(json, value);
            }

            json.WriteEndObject();
        }
        else if (document.IsList())
        {
            json.WriteStartArray();
            foreach (var value in document.AsList())
            {
                Write(json, value);
            }

            json.WriteEndArray();
        }
        else if (document.IsString())
        {
            json.WriteStringValue(document.AsString());
        }
        else if (document.IsBool())
        {
            json.WriteBooleanValue(document.AsBool());
        }
        else if (document.IsInt())
        {
            json.WriteNumberValue(document.AsInt());
        }
        else if (document.IsLong())
        {
            json.WriteNumberValue(document.AsLong());
        }
        else if (document.IsDouble())
        {
            json.WriteNumberValue(document.AsDouble());
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
