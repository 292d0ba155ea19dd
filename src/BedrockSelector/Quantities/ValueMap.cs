using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Quantities;

/// <summary>Values by name, in the order given, compared by names and values, so that records which hold them compare by value.</summary>
/// <typeparam name="T">The values.</typeparam>
/// <remarks><c>default</c> is empty. In JSON it is an object.</remarks>
[JsonConverter(typeof(ValueMapConverterFactory))]
[SuppressMessage("Naming", "CA1710", Justification = "A value, named as ValueList is.")]
public readonly struct ValueMap<T> : IReadOnlyCollection<KeyValuePair<string, T>>, IEquatable<ValueMap<T>>, IValueList
{
    private readonly ValueList<KeyValuePair<string, T>> _items;

    /// <summary>Makes a map.</summary>
    /// <param name="items">Names, none twice, with their values; copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is <see langword="null"/>.</exception>
    public ValueMap(IEnumerable<KeyValuePair<string, T>> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        _items = items.ToImmutableArray();
    }

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    Type IValueList.ItemType => typeof(T);

    /// <summary>Compares two maps name by name.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they hold equal values under the same names in the same order.</returns>
    public static bool operator ==(ValueMap<T> left, ValueMap<T> right) => left.Equals(right);

    /// <summary>Compares two maps name by name.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ in a name, a value or in order.</returns>
    public static bool operator !=(ValueMap<T> left, ValueMap<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    JsonConverter IValueList.CreateConverter() => new ValueMapConverter<T>();

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, T>>)_items).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ValueMap<T> other) => _items.Equals(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueMap<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => _items.ToString();
}
