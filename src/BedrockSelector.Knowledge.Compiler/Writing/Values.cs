using System.Globalization;
using System.Text.Json.Nodes;
using BedrockSelector.Knowledge.Compiler.Reading;

namespace BedrockSelector.Knowledge.Compiler.Writing;

/// <summary>Turns the text of a value into JSON.</summary>
internal static class Values
{
    public static JsonNode Of(string type, string value, string place) => type switch
    {
        "number" or "price" => Number(value, place),
        "flag" or "offer" => value switch
        {
            "yes" => true,
            "no" => false,
            _ => throw new CompilerException(place, $"'{value}' is neither yes nor no."),
        },
        "words" => new JsonArray([.. CsvRows.Words(value).Select(static word => (JsonNode)word)]),
        "texts" => new JsonArray([.. value.Split('|').Select(static text => (JsonNode)text)]),
        _ => value.Length > 0 ? value : throw new CompilerException(place, "the value is empty."),
    };

    public static JsonNode Number(string value, string place) =>
        decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number / 1.0000000000000000000000000000m)
            : throw new CompilerException(place, $"'{value}' is not a number.");

    /// <summary>A condition of a rate: a number where it is one, else a text.</summary>
    public static JsonNode Condition(string value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : value;
}
