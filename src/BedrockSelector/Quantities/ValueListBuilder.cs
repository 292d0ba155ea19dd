using System.Collections.Immutable;

namespace BedrockSelector.Quantities;

/// <summary>Makes lists out of collection expressions.</summary>
public static class ValueListBuilder
{
    /// <summary>Makes a list.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="items">The items, copied; may be empty.</param>
    /// <returns>The list.</returns>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => ImmutableArray.Create(items);
}
