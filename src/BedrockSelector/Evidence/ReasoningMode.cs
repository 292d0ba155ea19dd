using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using BedrockSelector.Quantities;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Evidence;

/// <summary>How much a model thinks before it answers: not at all, at its own default, or at an effort that one asks for.</summary>
/// <remarks>
/// The same model has different quality, speed and output in each mode, so evidence is kept apart by mode. The set is open: makers name new efforts.
/// <c>default</c> is <see cref="Standard"/>.
/// </remarks>
[JsonConverter(typeof(TextConverter<ReasoningMode>))]
public readonly record struct ReasoningMode : IComparable<ReasoningMode>, IParsable<ReasoningMode>
{
    private readonly string? _name;

    private ReasoningMode(string name) => _name = name is "standard" ? null : name;

    /// <summary>Gets the mode in which the model answers at once.</summary>
    /// <value><c>standard</c>.</value>
    public static ReasoningMode Standard => default;

    /// <summary>Gets the mode in which the model writes reasoning tokens first, billed as output, at its default or a stated effort.</summary>
    /// <value><c>reasoning</c>.</value>
    public static ReasoningMode Reasoning { get; } = new("reasoning");

    /// <summary>Gets the name.</summary>
    /// <value><c>standard</c>, <c>reasoning</c>, or an effort such as <c>low</c> or <c>high</c>; never <see langword="null"/>.</value>
    public string Name => _name ?? "standard";

    /// <summary>Gets whether the model thinks before it answers.</summary>
    /// <value><see langword="true"/> for every mode but <see cref="Standard"/>.</value>
    public bool Reasons => _name is not null;

    /// <summary>Reads a mode.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The mode.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="name"/> is not lower-case words joined by hyphens.</exception>
    public static ReasoningMode Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TryParse(name, out var value)
            ? value
            : throw new FormatException($"'{name}' is not a mode; write standard, reasoning, or an effort such as 'high'.");
    }

    /// <summary>Reads a mode, if it is one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The mode, or <see cref="Standard"/>.</param>
    /// <returns>Whether <paramref name="name"/> is lower-case words joined by hyphens.</returns>
    public static bool TryParse(string? name, out ReasoningMode value)
    {
        var valid = HyphenatedName.IsValid(name);
        value = valid ? new(name!) : default;
        return valid;
    }

    /// <summary>Orders modes: <see cref="Standard"/> first, the others ordinal by name.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> comes first.</returns>
    public static bool operator <(ReasoningMode left, ReasoningMode right) => left.CompareTo(right) < 0;

    /// <summary>Orders modes: <see cref="Standard"/> first, the others ordinal by name.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> comes last.</returns>
    public static bool operator >(ReasoningMode left, ReasoningMode right) => left.CompareTo(right) > 0;

    /// <summary>Orders modes: <see cref="Standard"/> first, the others ordinal by name.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> comes first or they are the same.</returns>
    public static bool operator <=(ReasoningMode left, ReasoningMode right) => left.CompareTo(right) <= 0;

    /// <summary>Orders modes: <see cref="Standard"/> first, the others ordinal by name.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> comes last or they are the same.</returns>
    public static bool operator >=(ReasoningMode left, ReasoningMode right) => left.CompareTo(right) >= 0;

    static ReasoningMode IParsable<ReasoningMode>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<ReasoningMode>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ReasoningMode result) =>
        TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(ReasoningMode other) => string.CompareOrdinal(_name, other._name);

    /// <summary>Gives the name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
