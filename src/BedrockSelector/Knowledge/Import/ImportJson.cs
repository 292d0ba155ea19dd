using System.Text.Json;

namespace BedrockSelector.Knowledge.Import;

/// <summary>Reads files that others wrote, with errors that name file, place and what was expected.</summary>
internal static class ImportJson
{
    public static JsonDocument Parse(string document, ReadOnlyMemory<byte> json)
    {
        if (json.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            json = json[3..];
        }

        if (json.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            throw new CatalogDataException(document, null, null, "the file is empty.");
        }

        try
        {
            var parsed = JsonDocument.Parse(json);
            if (parsed.RootElement.ValueKind == JsonValueKind.Object)
            {
                return parsed;
            }

            parsed.Dispose();
            throw new CatalogDataException(document, null, null, "the file is not a JSON object.");
        }
        catch (JsonException exception)
        {
            var (line, column) = (exception.LineNumber + 1 ?? 1, exception.BytePositionInLine + 1 ?? 1);
            throw new CatalogDataException(
                document,
                null,
                null,
                EndsEarly(json.Span) ? $"the file is cut off: it ends inside a value, at line {line}." : $"the file is not JSON: line {line}, byte {column}.",
                exception);
        }
    }

    public static IEnumerable<JsonElement> Array(string document, JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? Elements(document, value, name)
            : throw new CatalogDataException(document, null, name, "is missing.");

    public static IEnumerable<JsonElement> OptionalArray(string document, JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? Elements(document, value, name) : [];

    public static JsonElement Object(string document, JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? value
            : throw new CatalogDataException(document, null, name, "is missing, or not an object.");

    public static string Text(string document, JsonElement element, string name) =>
        OptionalText(element, name) is { Length: > 0 } text ? text : throw new CatalogDataException(document, null, name, $"is missing, or not a text, in {Short(element)}.");

    public static string? OptionalText(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static string[] Texts(string document, JsonElement element, string name) =>
        [.. OptionalArray(document, element, name).Where(static one => one.ValueKind == JsonValueKind.String).Select(static one => one.GetString()!)];

    private static JsonElement.ArrayEnumerator Elements(string document, JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw new CatalogDataException(document, null, name, "is not an array.");

    private static string Short(JsonElement element) => element.ToString() is { Length: > 80 } text ? text[..80] + "…" : element.ToString();

    // Cut off, and not broken in the middle: reading what is there as a part of a longer text meets no error.
    private static bool EndsEarly(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
