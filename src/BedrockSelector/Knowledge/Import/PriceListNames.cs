using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Import;

/// <summary>Which model ids the names of the AWS Price List mean: an explicit table, reviewed by hand; a name that is not in it means nothing.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class PriceListNames
{
    private readonly FrozenDictionary<string, Entry> _names;
    private readonly ILookup<string, UnusedRow> _unused;

    private PriceListNames(IEnumerable<Entry> names, IEnumerable<UnusedRow> unused)
    {
        _names = names.ToFrozenDictionary(static entry => entry.Name, StringComparer.Ordinal);
        Unused = [.. unused];
        _unused = Unused.ToLookup(static row => row.Name, StringComparer.Ordinal);
    }

    /// <summary>Gets every name.</summary>
    /// <value>Ordinal.</value>
    public ImmutableArray<string> Names => [.. _names.Keys.Order(StringComparer.Ordinal)];

    internal ImmutableArray<UnusedRow> Unused { get; }

    /// <summary>Gets the table of a source's current snapshot, corrected by the overlays of its catalog.</summary>
    /// <param name="knowledge">The source.</param>
    /// <returns>The table; compiled once a snapshot.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public static PriceListNames Of(IKnowledgeSource knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        return knowledge.Current.Compiled(static snapshot => new PriceListNames(
            snapshot.Catalog.Sections.PriceListNames.Select(static one => new Entry(one.Text, [.. one.Models.Select(static id => new ModelId(id))], one.For == "custom")),
            snapshot.Catalog.Sections.UnusedPriceRows.Select(static row => new UnusedRow(row.Name, row.Region, row.Meter, row.Usd, row.Reason))));
    }

    /// <summary>Adds a caller's names to this table; they win over equal ones.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="json">A document such as <c>{"names":[{"name":"Claude Opus 6","models":["anthropic.claude-opus-6"]}]}</c>.</param>
    /// <returns>The larger table.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    /// <exception cref="CatalogDataException">The document is broken.</exception>
    public PriceListNames With(string name, ReadOnlyMemory<byte> json)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Read(name, json, this);
    }

    /// <summary>Finds what a name means.</summary>
    /// <param name="name">The name, exactly as AWS writes it, without the ending <c>(Amazon Bedrock Edition)</c>.</param>
    /// <param name="models">The ids; empty when there is none.</param>
    /// <returns>Whether the table has the name.</returns>
    public bool TryFind(string name, out ImmutableArray<ModelId> models)
    {
        var found = _names.TryGetValue(name, out var entry);
        models = entry?.Models ?? [];
        return found;
    }

    internal bool IsCustom(string name) => _names.TryGetValue(name, out var entry) && entry.Custom;

    // A row known to be faulty is left out while it shows the faulty figure; once AWS corrects it, it counts.
    internal string? WhyUnused(string name, string region, string? meter, decimal? usd) => _unused[name]
        .FirstOrDefault(row => (row.Region is null || row.Region == region) && (row.Meter is null || row.Meter == meter) && (row.Usd is null || row.Usd == usd))?.Reason;

    private static PriceListNames Read(string document, ReadOnlyMemory<byte> json, PriceListNames? under)
    {
        using var parsed = ImportJson.Parse(document, json);
        var names = new Dictionary<string, Entry>(under?._names ?? FrozenDictionary<string, Entry>.Empty, StringComparer.Ordinal);
        foreach (var item in ImportJson.Array(document, parsed.RootElement, "names"))
        {
            var name = ImportJson.Text(document, item, "name");
            var models = ImportJson.Array(document, item, "models").Select(id => Id(document, name, id)).ToImmutableArray();
            names[name] = new(name, models.IsEmpty ? throw new CatalogDataException(document, null, name, "has no model id.") : models, ImportJson.OptionalText(item, "for") == "custom");
        }

        var unused = ImportJson.OptionalArray(document, parsed.RootElement, "unused").Select(item => new UnusedRow(
            ImportJson.Text(document, item, "name"),
            ImportJson.OptionalText(item, "region"),
            ImportJson.OptionalText(item, "meter"),
            item.TryGetProperty("usd", out var usd) ? usd.GetDecimal() : null,
            ImportJson.Text(document, item, "reason")));
        return new(names.Values, under is null ? unused : under.Unused.Concat(unused));
    }

    private static ModelId Id(string document, string name, JsonElement id) =>
        id.ValueKind == JsonValueKind.String && ModelId.IsValid(id.GetString()) ? new(id.GetString()!) : throw new CatalogDataException(document, null, name, $"'{id}' is not a model id.");

    internal sealed record UnusedRow(string Name, string? Region, string? Meter, decimal? Usd, string Reason);

    private sealed record Entry(string Name, ImmutableArray<ModelId> Models, bool Custom);
}
