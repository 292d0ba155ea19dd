using System.Globalization;
using System.Text.Json;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Output;

/// <summary>Writes values as the contract wants them: decimals with all digits and no trailing zeros, ISO dates, null for what is unknown.</summary>
internal static class JsonValues
{
    public static void Decimal(this Utf8JsonWriter json, string name, decimal? value)
    {
        json.WritePropertyName(name);
        if (value is { } known)
        {
            json.WriteRawValue(known.Plain());
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>Writes a measured figure, rounded to a millionth: beyond that binary floating point is noise.</summary>
    public static void Measure(this Utf8JsonWriter json, string name, double? value)
    {
        json.WritePropertyName(name);
        if (value is { } known && double.IsFinite(known))
        {
            json.WriteNumberValue(Math.Round(known, 6));
        }
        else
        {
            json.WriteNullValue();
        }
    }

    public static void Date(this Utf8JsonWriter json, string name, DateOnly? value) => json.Text(name, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static void Text(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, value);
        }
    }

    public static void Integer(this Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    public static void Objects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> values, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStartObject();
            write(json, value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static string Iso(this DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    public static string Invariant(this double value, int digits) => Math.Round(value, digits).ToString(CultureInfo.InvariantCulture);
}
