using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Collections.Immutable;
using BedrockSelector.Quantities;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Knowledge;

/// <summary>Something a model offers beside taking and giving its modalities.</summary>
/// <remarks>
/// An open set. A model says of a feature that it has it, that it lacks it, or nothing, when no source says.
/// <c>default</c> is none of them; its <see cref="Name"/> is the empty string.
/// </remarks>
[JsonConverter(typeof(TextConverter<Feature>))]
public readonly record struct Feature : IParsable<Feature>
{
    private readonly string? _name;

    private Feature(string name) => _name = name;

    /// <summary>Gets answers streamed as they are generated.</summary>
    /// <value><c>streaming</c>.</value>
    public static Feature Streaming { get; } = new("streaming");

    /// <summary>Gets calls of tools that the request describes.</summary>
    /// <value><c>tool-use</c>.</value>
    public static Feature ToolUse { get; } = new("tool-use");

    /// <summary>Gets tool calls in a streamed answer.</summary>
    /// <value><c>streaming-tool-use</c>.</value>
    public static Feature StreamingToolUse { get; } = new("streaming-tool-use");

    /// <summary>Gets a system prompt.</summary>
    /// <value><c>system-prompt</c>.</value>
    public static Feature SystemPrompt { get; } = new("system-prompt");

    /// <summary>Gets documents as input of Converse.</summary>
    /// <value><c>document-chat</c>.</value>
    public static Feature DocumentChat { get; } = new("document-chat");

    /// <summary>Gets prompt caching.</summary>
    /// <value><c>prompt-caching</c>.</value>
    public static Feature PromptCaching { get; } = new("prompt-caching");

    /// <summary>Gets reasoning before the answer.</summary>
    /// <value><c>reasoning</c>.</value>
    public static Feature Reasoning { get; } = new("reasoning");

    /// <summary>Gets guardrails on Converse.</summary>
    /// <value><c>guardrails</c>.</value>
    public static Feature Guardrails { get; } = new("guardrails");

    /// <summary>Gets that a request must bring an image.</summary>
    /// <value><c>requires-image</c>.</value>
    public static Feature RequiresImage { get; } = new("requires-image");

    /// <summary>Gets that reasoning cannot be turned off.</summary>
    /// <value><c>reasoning-always</c>.</value>
    public static Feature ReasoningAlways { get; } = new("reasoning-always");

    /// <summary>Gets the name.</summary>
    /// <value>Lower-case words joined by hyphens; empty for <c>default</c>.</value>
    public string Name => _name ?? "";

    /// <summary>Makes a value from its name.</summary>
    /// <param name="name">Lower-case letters and digits in words joined by single hyphens.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="name"/> is not of that form.</exception>
    public static Feature Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TryParse(name, out var value)
            ? value
            : throw new FormatException($"'{name}' is not a feature; write lower-case words joined by hyphens, such as 'tool-use'.");
    }

    /// <summary>Makes a value from its name, if the name has the right form.</summary>
    /// <param name="name">A candidate name.</param>
    /// <param name="value">The value, or <c>default</c>.</param>
    /// <returns>Whether <paramref name="name"/> has the right form. It says nothing about whether any model has it.</returns>
    public static bool TryParse(string? name, out Feature value)
    {
        value = HyphenatedName.IsValid(name) ? new(name) : default;
        return value != default;
    }

    static Feature IParsable<Feature>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Feature>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Feature result)
    {
        return TryParse(s, out result);
    }

    // Tools and streaming in one request are tools while streaming, which some models lack that have both.
    internal static bool ImplyStreamingToolUse(ImmutableArray<Feature> features) =>
        !features.IsDefaultOrEmpty && features.Contains(ToolUse) && features.Contains(Streaming) && !features.Contains(StreamingToolUse);

    /// <summary>Returns the name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
