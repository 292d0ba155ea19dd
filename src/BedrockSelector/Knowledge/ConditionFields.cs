using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge;

/// <summary>What a price states of its own conditions, as fields of the document that holds it: one a dimension of the catalog.</summary>
/// <remarks>
/// The names are those of <see cref="DimensionDefinition.Field"/>, so that a dimension which an overlay declares is a field, too. A text, a whole
/// number for thresholds, <c>null</c> where nothing is stated. Compared by value, in whatever order.
/// </remarks>
[SuppressMessage("Naming", "CA1710", Justification = "Fields of a document, named as they are meant.")]
public sealed class ConditionFields : Dictionary<string, JsonElement>, IEquatable<ConditionFields>
{
    private static readonly JsonElement Nothing = Element("null");

    /// <summary>Makes fields of which none is stated.</summary>
    public ConditionFields()
        : base(StringComparer.Ordinal)
    {
    }

    internal ConditionFields(in PriceConditions conditions, ImmutableArray<DimensionDefinition> dimensions)
        : this()
    {
        foreach (var dimension in dimensions)
        {
            this[dimension.Field] = conditions[dimension.Dimension] is not { } value ? Nothing
                : dimension.Match == DimensionMatch.Above ? Element(value)
                : Element($"\"{JsonEncodedText.Encode(value)}\"");
        }
    }

    /// <summary>Gets what is stated of a dimension.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <returns>The value as text; <see langword="null"/> where nothing is stated.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="dimension"/> is <see langword="null"/>.</exception>
    public string? Of(DimensionDefinition dimension)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        return TryGetValue(dimension.Field, out var value) && value.ValueKind != JsonValueKind.Null ? Text(value) : null;
    }

    /// <inheritdoc/>
    public bool Equals(ConditionFields? other) => other is not null && other.Count == Count
        && this.All(field => other.TryGetValue(field.Key, out var value) && value.ValueKind == field.Value.ValueKind && Text(value) == Text(field.Value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ConditionFields);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        this.Aggregate(Count, static (hash, field) => hash ^ HashCode.Combine(field.Key, Text(field.Value)));

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static JsonElement Element(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
