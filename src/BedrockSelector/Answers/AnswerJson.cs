using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BedrockSelector.Answers;

/// <summary>Writes and reads the library's answers as the JSON that the command-line tool prints.</summary>
/// <remarks>
/// Names are camelCase, members of closed sets lower-case words joined by hyphens, dates ISO, what is unknown <c>null</c>; decimals keep
/// all their digits and lose trailing zeros. Whoever makes a document rounds measured figures to a millionth, so that what is written is read
/// back equal. Answers are also read and written by plain <see cref="JsonSerializer"/>, with names as in C#. Everything is compiled ahead of
/// time.
/// </remarks>
public static class AnswerJson
{
    private const int MeasurePlaces = 6;

    /// <summary>Gets the options by which answers are written.</summary>
    /// <value>Read-only; indented by two blanks, lines ended by a line feed. Copy them to add types of your own.</value>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Writes an answer.</summary>
    /// <typeparam name="T">A result type of the library.</typeparam>
    /// <param name="answer">The answer.</param>
    /// <returns>One JSON document, without a line feed at its end.</returns>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is not a result type of the library.</exception>
    public static string Serialize<T>(T answer) => JsonSerializer.Serialize(answer, TypeInfo<T>());

    /// <summary>Reads an answer.</summary>
    /// <typeparam name="T">A result type of the library.</typeparam>
    /// <param name="json">What <see cref="Serialize"/> wrote. Fields that this version does not know are skipped.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="JsonException"><paramref name="json"/> is not such a document; the message says where.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is not a result type of the library.</exception>
    public static T Deserialize<T>(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return JsonSerializer.Deserialize(json, TypeInfo<T>()) ?? throw new JsonException("An object is expected; null is met.");
    }

    /// <summary>Rounds a measured figure as documents hold it: beyond a millionth, binary floating point is noise.</summary>
    /// <param name="value">The figure; <see langword="null"/> where it is not known.</param>
    /// <returns>The figure to a millionth; <see langword="null"/> where it is not known or not finite.</returns>
    public static double? Measure(double? value) => value is { } known && double.IsFinite(known) ? Measure(known) : null;

    internal static double Measure(double value) => Math.Round(value, MeasurePlaces);

    private static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(AnswerJsonContext.Default.Options)
        {
            TypeInfoResolver = AnswerJsonContext.Default,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
#if NET9_0_OR_GREATER
            NewLine = "\n",
#endif
        };
        options.MakeReadOnly();
        return options;
    }
}
