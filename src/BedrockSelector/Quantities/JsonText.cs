using System.Text.Json;
using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Quantities;

/// <summary>A JSON value of another maker, such as a request of AWS's, kept as it is and compared by its text without white space.</summary>
/// <remarks><c>default</c> is <c>null</c>.</remarks>
[JsonConverter(typeof(JsonTextConverter))]
public readonly record struct JsonText
{
    private readonly string? _text;

    private JsonText(string text) => _text = text;

    /// <summary>Reads a value.</summary>
    /// <param name="json">One JSON value.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="JsonException"><paramref name="json"/> is not one JSON value.</exception>
    public static JsonText Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var document = JsonDocument.Parse(json);
        return new(JsonTextConverter.Compact(document.RootElement));
    }

    /// <summary>Gives the value as text.</summary>
    /// <returns>JSON without white space between its parts.</returns>
    public override string ToString() => _text ?? "null";
}
