using System.Collections.Immutable;

namespace BedrockSelector.Quantities;

/// <summary>What a rate asks for, or a request states, of the dimensions that prices depend on: a value for some of them.</summary>
/// <remarks>
/// <c>default</c> states nothing. Immutable. Two are equal when they say the same of the same dimensions, in whatever order it was said.
/// </remarks>
public readonly struct PriceConditions : IEquatable<PriceConditions>
{
    // Ordinal by name: a handful, which a scan finds faster than a table.
    private readonly PriceCondition[]? _entries;

    private PriceConditions(PriceCondition[] entries) => _entries = entries;

    /// <summary>Gets the conditions that state nothing.</summary>
    /// <value><c>default</c>.</value>
    public static PriceConditions None => default;

    /// <summary>Gets whether nothing is stated.</summary>
    /// <value><see langword="true"/> for <c>default</c>.</value>
    public bool IsEmpty => _entries is null || _entries.Length == 0;

    /// <summary>Gets what is stated.</summary>
    /// <value>One a dimension, ordinal by name; may be empty.</value>
    public ImmutableArray<PriceCondition> Entries => [.. _entries ?? []];

    /// <summary>Gets what is stated of a dimension.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <value>The value; <see langword="null"/> where nothing is stated.</value>
    public string? this[Dimension dimension]
    {
        get
        {
            foreach (ref readonly var entry in Span)
            {
                if (string.Equals(entry.Dimension.Name, dimension.Name, StringComparison.Ordinal))
                {
                    return entry.Value;
                }
            }

            return null;
        }
    }

    internal ReadOnlySpan<PriceCondition> Span => _entries;

    /// <summary>Compares by what is stated.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(PriceConditions left, PriceConditions right) => left.Equals(right);

    /// <summary>Compares by what is stated.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(PriceConditions left, PriceConditions right) => !left.Equals(right);

    /// <summary>States the commitment term of capacity.</summary>
    /// <param name="term">The term.</param>
    /// <returns>The condition; nothing for <see cref="CommitmentTerm.None"/>, which is what a request without one means.</returns>
    public static PriceConditions Of(CommitmentTerm term) => term == CommitmentTerm.None ? default : default(PriceConditions).With(Dimension.Term, term.Name());

    /// <summary>Reads <c>dimension=value</c> pairs separated by commas, as <see cref="ToString"/> writes them.</summary>
    /// <param name="text">The pairs; empty for nothing.</param>
    /// <returns>The conditions.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">A pair or the name of a dimension is malformed, or a dimension is given twice.</exception>
    public static PriceConditions Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var conditions = default(PriceConditions);
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || equals == part.Length - 1)
            {
                throw new FormatException($"'{part}' is not 'dimension=value'; write for example 'term=6-month'.");
            }

            var dimension = Dimension.Parse(part[..equals].TrimEnd());
            if (conditions[dimension] is not null)
            {
                throw new FormatException($"The dimension '{dimension}' is given twice.");
            }

            conditions = conditions.With(dimension, part[(equals + 1)..].TrimStart());
        }

        return conditions;
    }

    /// <summary>States one dimension more, or another value of it.</summary>
    /// <param name="dimension">The dimension; not <c>default</c>.</param>
    /// <param name="value">The value; <see langword="null"/> or empty to state nothing of it.</param>
    /// <returns>The conditions with that.</returns>
    /// <exception cref="ArgumentException"><paramref name="dimension"/> is <c>default</c>.</exception>
    public PriceConditions With(Dimension dimension, string? value)
    {
        if (dimension == default)
        {
            throw new ArgumentException("The dimension has no name.", nameof(dimension));
        }

        var entries = new List<PriceCondition>(Span.Length + 1);
        foreach (var entry in Span)
        {
            if (entry.Dimension != dimension)
            {
                entries.Add(entry);
            }
        }

        if (!string.IsNullOrEmpty(value))
        {
            entries.Add(new(dimension, value));
            entries.Sort(static (one, other) => string.CompareOrdinal(one.Dimension.Name, other.Dimension.Name));
        }

        return new([.. entries]);
    }

    // What is stated here, and of the other dimensions what is stated there.
    internal PriceConditions Or(in PriceConditions lower)
    {
        var made = this;
        foreach (var entry in lower.Span)
        {
            made = this[entry.Dimension] is null ? made.With(entry.Dimension, entry.Value) : made;
        }

        return made;
    }

    /// <inheritdoc/>
    public bool Equals(PriceConditions other) => _entries == other._entries || Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PriceConditions other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (ref readonly var entry in Span)
        {
            hash.Add(entry);
        }

        return hash.ToHashCode();
    }

    /// <summary>Returns what is stated.</summary>
    /// <returns>Such as <c>quality=premium,resolution=2048x2048</c>; empty for <c>default</c>.</returns>
    public override string ToString() => string.Join(',', Entries.Select(static entry => $"{entry.Dimension}={entry.Value}"));
}
