using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge;

/// <summary>A dimension of prices as the catalog declares it: the one place from which its lookup, words, options and columns follow.</summary>
/// <remarks>
/// Rates state it in the field <see cref="Field"/>. With an <see cref="Assumed"/> value, a rate that does not state the dimension holds whatever is
/// asked for. Without one, such a rate answers requests that state nothing, and a request that states nothing is answered by rates marked as
/// default, too. Holds arrays: compared by reference of the arrays.
/// </remarks>
public sealed record DimensionDefinition
{
    private const string Placeholder = "{value}";

    /// <summary>Gets the dimension.</summary>
    /// <value>Unique in a catalog.</value>
    public required Dimension Dimension { get; init; }

    /// <summary>Gets when a request meets a rate.</summary>
    /// <value>Equal unless declared otherwise.</value>
    public required DimensionMatch Match { get; init; }

    /// <summary>Gets where a request's value comes from.</summary>
    /// <value>The caller unless declared otherwise.</value>
    public required DimensionOrigin StatedBy { get; init; }

    /// <summary>Gets the value of requests that state none.</summary>
    /// <value>Such as <c>none</c>; <see langword="null"/> where such a request is of the default kind.</value>
    public string? Assumed { get; init; }

    /// <summary>Gets the values there are.</summary>
    /// <value>In the order declared; empty where any is accepted.</value>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Gets the tiers in which every rate must state it.</summary>
    /// <value>Empty for none.</value>
    public ImmutableArray<PricingTier> RequiredIn { get; init; } = [];

    /// <summary>Gets the kinds of meters whose prices do not depend on it, even where a rate states it.</summary>
    /// <value>Empty for none.</value>
    public ImmutableArray<MeterKind> IgnoredKinds { get; init; } = [];

    /// <summary>Gets the values that never take the price of a rate that does not state the dimension, for meters of <see cref="StrictKinds"/>.</summary>
    /// <value>Empty for none.</value>
    public ImmutableArray<string> StrictValues { get; init; } = [];

    /// <summary>Gets the kinds of meters for which <see cref="StrictValues"/> are strict.</summary>
    /// <value>Empty for none.</value>
    public ImmutableArray<MeterKind> StrictKinds { get; init; } = [];

    /// <summary>Gets how a sentence says it.</summary>
    /// <value>With <c>{value}</c> in the place of the value, such as <c>term {value}</c>.</value>
    public required string Words { get; init; }

    /// <summary>Gets how a table cell says it.</summary>
    /// <value>As <see cref="Words"/>.</value>
    public required string Label { get; init; }

    /// <summary>Gets what help calls a value.</summary>
    /// <value>Such as <c>SIZE</c>.</value>
    public required string ValueName { get; init; }

    /// <summary>Gets what it is, for people who ask for a price.</summary>
    /// <value>A phrase without a full stop.</value>
    public required string Description { get; init; }

    /// <summary>Gets the JSON field in which rates state it, which is the column of <c>catalog rates</c>, too.</summary>
    /// <value>The name in camel case.</value>
    public string Field => FieldOf(Dimension.Name);

    /// <summary>Gets whether a rate answers a request, as far as this dimension goes.</summary>
    /// <param name="rate">The rate.</param>
    /// <param name="kind">The kind of the rate's meter.</param>
    /// <param name="asked">What the request states; <see langword="null"/> for nothing.</param>
    /// <returns>Whether it does; of a threshold, whether the number asked for (0 for nothing) is above it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rate"/> is <see langword="null"/>.</exception>
    public bool Answers(Rate rate, MeterKind kind, string? asked)
    {
        ArgumentNullException.ThrowIfNull(rate);
        var own = rate.Conditions[Dimension];
        if (Match == DimensionMatch.Above)
        {
            return own is null || ((asked ?? Assumed) is { } value && Number(value) > Number(own));
        }

        if (IgnoredKinds.Contains(kind))
        {
            return true;
        }

        if (Assumed is null)
        {
            return asked is null ? own is null || rate.IsDefault : string.Equals(own, asked, StringComparison.OrdinalIgnoreCase);
        }

        asked ??= Assumed;
        return own is null
            ? !(StrictKinds.Contains(kind) && StrictValues.Contains(asked, StringComparer.OrdinalIgnoreCase))
            : string.Equals(own, asked, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Says a value in a sentence.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Such as <c>term 6-month</c>.</returns>
    public string Say(string value) => Words.Replace(Placeholder, value, StringComparison.Ordinal);

    /// <summary>Says a value in a table cell.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Such as <c>1024x1024</c>.</returns>
    public string Cell(string value) => Label.Replace(Placeholder, value, StringComparison.Ordinal);

    /// <summary>Gets whether a value is one of those there are.</summary>
    /// <param name="value">The value, without regard to case.</param>
    /// <returns>Whether <see cref="Values"/> is empty or holds it; of a threshold, whether it is a number.</returns>
    public bool Allows(string value) => Match == DimensionMatch.Above
        ? Number(value) >= 1m
        : value.Length > 0 && (Values.IsEmpty || Values.Contains(value, StringComparer.OrdinalIgnoreCase));

    // Digits alone: a threshold is a whole number. What is none is below every threshold.
    internal static decimal Number(string text) =>
        decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1m;

    internal static string FieldOf(string name)
    {
        var parts = name.Split('-');
        return string.Concat([parts[0], .. parts.Skip(1).Select(static part => char.ToUpperInvariant(part[0]) + part[1..])]);
    }
}
