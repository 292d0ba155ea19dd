using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Documents;

/// <summary>The dimensions that documents declare, by the fields in which rates state them.</summary>
internal sealed class DeclaredDimensions
{
    private ImmutableArray<DimensionDefinition> _all = [];
    private readonly Dictionary<string, DimensionDefinition> _byField = new(StringComparer.Ordinal);

    /// <summary>Gets the dimensions.</summary>
    /// <value>As declared: the lowest layer first.</value>
    public ImmutableArray<DimensionDefinition> All => _all;

    /// <summary>Collects what layers declare. Catalogs written before dimensions were declared mean those of the package.</summary>
    public static DeclaredDimensions Of(IEnumerable<CatalogLayer> layers)
    {
        var declared = new DeclaredDimensions();
        declared.Add(layers.SelectMany(static layer => layer.Documents).SelectMany(static document => document.Content.Dimensions));
        if (declared._all.IsEmpty)
        {
            declared.Add(CatalogLayer.EmbeddedDimensionEntries());
        }

        return declared;
    }

    public bool TryFind(string field, [NotNullWhen(true)] out DimensionDefinition? dimension) => _byField.TryGetValue(field, out dimension);

    /// <summary>Reads what a rate, or a way of customizing, states.</summary>
    /// <param name="fields">What it states.</param>
    /// <param name="problem">Told of each field that is not a dimension's, or whose value is not one of it.</param>
    public PriceConditions Read(Dictionary<string, JsonElement>? fields, Action<string> problem)
    {
        var conditions = PriceConditions.None;
        foreach (var (field, element) in fields ?? [])
        {
            if (!TryFind(field, out var dimension))
            {
                problem($"{field} is not a field of the schema, and no layer declares a dimension of that name.");
                continue;
            }

            var kind = dimension.Match == DimensionMatch.Above ? JsonValueKind.Number : JsonValueKind.String;
            if (element.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            var value = element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
            if (element.ValueKind != kind || !dimension.Allows(value))
            {
                problem($"{field} '{value}' is not {Expected(dimension)}.");
                continue;
            }

            conditions = conditions.With(dimension.Dimension, value);
        }

        return conditions;
    }

    /// <summary>Writes what a rate states, in the order of the declarations.</summary>
    public Dictionary<string, JsonElement>? Write(in PriceConditions conditions)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var dimension in _all)
        {
            if (conditions[dimension.Dimension] is { } value)
            {
                fields[dimension.Field] = dimension.Match == DimensionMatch.Above
                    ? JsonSerializer.SerializeToElement(DimensionDefinition.Number(value), CatalogJsonContext.Default.Decimal)
                    : JsonSerializer.SerializeToElement(value, CatalogJsonContext.Default.String);
            }
        }

        return fields.Count == 0 ? null : fields;
    }

    /// <summary>Makes a definition of what is written.</summary>
    /// <exception cref="CatalogDataException">A name is not known.</exception>
    public static DimensionDefinition Read(DimensionEntry entry)
    {
        var words = entry.Words ?? $"{entry.Id.Replace('-', ' ')} {{value}}";
        return new()
        {
            Dimension = Known<Dimension>(Dimension.TryParse, entry, entry.Id),
            Match = Known<DimensionMatch>(ClosedSet.TryParse, entry, entry.Match ?? DimensionMatch.Equal.Name()),
            StatedBy = Known<DimensionOrigin>(ClosedSet.TryParse, entry, entry.StatedBy ?? DimensionOrigin.Request.Name()),
            Assumed = entry.Assumed,
            Values = [.. entry.Values ?? []],
            RequiredIn = [.. (entry.RequiredIn ?? []).Select(tier => Known<PricingTier>(ClosedSet.TryParse, entry, tier))],
            IgnoredKinds = [.. (entry.IgnoredKinds ?? []).Select(kind => Known<MeterKind>(ClosedSet.TryParse, entry, kind))],
            StrictValues = [.. entry.StrictValues ?? []],
            StrictKinds = [.. (entry.StrictKinds ?? []).Select(kind => Known<MeterKind>(ClosedSet.TryParse, entry, kind))],
            Words = words,
            Label = entry.Label ?? words,
            ValueName = entry.ValueName ?? "VALUE",
            Description = entry.Description,
        };
    }

    private static T Known<T>(MergeVocabulary.NameParser<T> parse, DimensionEntry entry, string name) =>
        MergeVocabulary.Known(parse, "dimensions", null, entry.Id, name);

    private static string Expected(DimensionDefinition dimension) => dimension switch
    {
        { Match: DimensionMatch.Above } => "a whole number of 1 or more",
        { Values: [.. var before, var last] } when !before.IsEmpty => $"{string.Join(", ", before)} or {last}",
        { Values: [var only] } => only,
        _ => "text that is not empty",
    };

    private void Add(IEnumerable<DimensionEntry> entries)
    {
        foreach (var entry in entries)
        {
            var definition = Read(entry);
            if (_byField.TryAdd(definition.Field, definition))
            {
                _all = _all.Add(definition);
            }
        }
    }
}
