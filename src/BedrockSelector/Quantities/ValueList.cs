using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace BedrockSelector.Quantities;

/// <summary>An immutable list that is compared by its items, so that records which hold one compare by value.</summary>
/// <typeparam name="T">The items.</typeparam>
/// <remarks><c>default</c> is the empty list. In JSON it is an array.</remarks>
[CollectionBuilder(typeof(ValueListBuilder), nameof(ValueListBuilder.Create))]
[JsonConverter(typeof(ValueListConverterFactory))]
public readonly struct ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>, IValueList
{
    private readonly ImmutableArray<T> _items;

    internal ValueList(ImmutableArray<T> items) => _items = items;

    /// <summary>Gets how many items there are.</summary>
    /// <value>Zero or more.</value>
    public int Length => _items.IsDefault ? 0 : _items.Length;

    /// <inheritdoc/>
    public int Count => Length;

    /// <summary>Gets whether there is no item.</summary>
    /// <value><see langword="true"/> for the empty list and <c>default</c>.</value>
    public bool IsEmpty => Length == 0;

    /// <inheritdoc/>
    public T this[int index] => Items[index];

    Type IValueList.ItemType => typeof(T);

    private ImmutableArray<T> Items => _items.IsDefault ? [] : _items;

    /// <summary>Makes a list of an array, without copying it.</summary>
    /// <param name="items">The items; <c>default</c> for none.</param>
    public static implicit operator ValueList<T>(ImmutableArray<T> items) => new(items);

    /// <summary>Gives the items as an array, without copying them.</summary>
    /// <param name="list">The list.</param>
    public static implicit operator ImmutableArray<T>(ValueList<T> list) => list.Items;

    /// <summary>Compares two lists item by item.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they hold equal items in the same order.</returns>
    public static bool operator ==(ValueList<T> left, ValueList<T> right) => left.Equals(right);

    /// <summary>Compares two lists item by item.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ in an item, in order or in length.</returns>
    public static bool operator !=(ValueList<T> left, ValueList<T> right) => !left.Equals(right);

    /// <summary>Gives the items as an array, without copying them.</summary>
    /// <returns>The items; empty for none.</returns>
    public ImmutableArray<T> ToImmutableArray() => Items;

    /// <summary>Gives the items as a span, without copying them.</summary>
    /// <returns>The items; empty for none.</returns>
    public ReadOnlySpan<T> AsSpan() => Items.AsSpan();

    /// <summary>Walks over the items without allocating.</summary>
    /// <returns>The enumerator.</returns>
    public ImmutableArray<T>.Enumerator GetEnumerator() => Items.GetEnumerator();

    JsonConverter IValueList.CreateConverter() => new ValueListConverter<T>();

    /// <inheritdoc/>
    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Items).GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ValueList<T> other) => Items.AsSpan().SequenceEqual(other.Items.AsSpan(), EqualityComparer<T>.Default);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueList<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", Items)}]";
}
