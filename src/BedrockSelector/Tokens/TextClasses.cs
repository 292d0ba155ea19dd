using BedrockSelector.Quantities;

namespace BedrockSelector.Tokens;

/// <summary>The names of the text classes in documents.</summary>
internal static class TextClasses
{
    /// <summary>Gets how many there are.</summary>
    public const int Count = (int)TextClass.Emoji + 1;

    private static readonly string[] NameList = [.. Enum.GetValues<TextClass>().Select(static one => one.Name())];

    /// <summary>Gets the names, in the order of <see cref="TextClass"/>.</summary>
    public static ReadOnlySpan<string> Names => NameList;

    /// <summary>Gets the class whose ratio a document of an older version gave for a class.</summary>
    /// <returns>The name; <see langword="null"/> for scripts that no ratio was given for.</returns>
    public static string? OlderName(TextClass of) => of switch
    {
        TextClass.Chinese or TextClass.Japanese or TextClass.Korean => "cjk",
        TextClass.Table or TextClass.Encoded or TextClass.Log => "json-minified",
        TextClass.Markup or TextClass.Maths => "code",
        TextClass.Cyrillic or TextClass.Greek or TextClass.Arabic or TextClass.Hebrew or TextClass.Indic or TextClass.OtherScript or TextClass.Emoji => null,
        _ => NameList[(int)of],
    };
}
