using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using BedrockSelector.Quantities;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Knowledge;

/// <summary>A kind of input or output of a model.</summary>
/// <remarks>
/// An open set: AWS's own lists hold more kinds than its SDK's enumeration. AWS writes voice as speech for some models and as audio for others; both are kept as listed.
/// <c>default</c> is none of them; its <see cref="Name"/> is the empty string.
/// </remarks>
[JsonConverter(typeof(TextConverter<Modality>))]
public readonly record struct Modality : IParsable<Modality>
{
    private readonly string? _name;

    private Modality(string name) => _name = name;

    /// <summary>Gets text.</summary>
    /// <value><c>text</c>.</value>
    public static Modality Text { get; } = new("text");

    /// <summary>Gets images.</summary>
    /// <value><c>image</c>.</value>
    public static Modality Image { get; } = new("image");

    /// <summary>Gets video.</summary>
    /// <value><c>video</c>.</value>
    public static Modality Video { get; } = new("video");

    /// <summary>Gets speech: voice heard or spoken.</summary>
    /// <value><c>speech</c>.</value>
    public static Modality Speech { get; } = new("speech");

    /// <summary>Gets sound of any kind.</summary>
    /// <value><c>audio</c>.</value>
    public static Modality Audio { get; } = new("audio");

    /// <summary>Gets vectors that stand for the input.</summary>
    /// <value><c>embedding</c>.</value>
    public static Modality Embedding { get; } = new("embedding");

    /// <summary>Gets the name.</summary>
    /// <value>Lower-case words joined by hyphens; empty for <c>default</c>.</value>
    public string Name => _name ?? "";

    /// <summary>Makes a value from its name.</summary>
    /// <param name="name">Lower-case letters and digits in words joined by single hyphens.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="name"/> is not of that form.</exception>
    public static Modality Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TryParse(name, out var value)
            ? value
            : throw new FormatException($"'{name}' is not a modality; write lower-case words joined by hyphens, such as 'image'.");
    }

    /// <summary>Makes a value from its name, if the name has the right form.</summary>
    /// <param name="name">A candidate name.</param>
    /// <param name="value">The value, or <c>default</c>.</param>
    /// <returns>Whether <paramref name="name"/> has the right form. It says nothing about whether any model has it.</returns>
    public static bool TryParse(string? name, out Modality value)
    {
        value = HyphenatedName.IsValid(name) ? new(name) : default;
        return value != default;
    }

    static Modality IParsable<Modality>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Modality>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Modality result)
    {
        return TryParse(s, out result);
    }

    /// <summary>Returns the name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
