using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Import;

/// <summary>Which model ids the names of the AWS Price List mean: an explicit table, reviewed by hand; a name that is not in it means nothing.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class PriceListNames
{
    private const string Edition = " (Amazon Bedrock Edition)";

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

    /// <summary>Reads what a line of a bill is for, by the same tables as an import of prices.</summary>
    /// <param name="usageType">The usage type, such as <c>USE1-NovaPro-input-tokens-batch</c>.</param>
    /// <param name="name">
    /// The product's model, or the name of a product sold through AWS Marketplace, with or without <c>(Amazon Bedrock Edition)</c>;
    /// <see langword="null"/> where the line has none and the usage type names the model.
    /// </param>
    /// <param name="knowledge">The catalog in which the models are looked up.</param>
    /// <param name="use">What it is for.</param>
    /// <param name="reason">Why nothing is known of it, as a sentence; <see langword="null"/> on success.</param>
    /// <returns>Whether every part of it is known: nothing is guessed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="usageType"/> or <paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public bool TryRead(
        string usageType, string? name, IKnowledgeSource knowledge, [NotNullWhen(true)] out PriceListUse? use, [NotNullWhen(false)] out string? reason)
    {
        ArgumentNullException.ThrowIfNull(usageType);
        ArgumentNullException.ThrowIfNull(knowledge);
        use = null;
        if (UsageType.TryParse(usageType) is not { } usage)
        {
            reason = "The usage type is not one of tokens, training or model units, or has a form that is not known.";
            return false;
        }

        var model = !usage.IsMantle && name is { Length: > 0 } ? OfEdition(name) ?? name : usage.Name;
        var catalog = knowledge.Current.Catalog;
        ImmutableArray<ModelId> models = usage.IsMantle ? ModelId.IsValid(model) ? [new(model)] : []
            : TryFind(model, out var ids) ? ids
            : TryFind(usage.Name, out ids) ? ids : [];
        models = [.. models.Where(id => catalog.TryGetModel(id, out _))];
        if (models.IsEmpty)
        {
            reason = model.Length == 0 ? "The line names no model." : $"'{model}' is not in the table of names, or means a model that the catalog does not have.";
            return false;
        }

        use = new()
        {
            Models = [.. models],
            Meter = Meter.Parse(usage.Meter),
            Tier = usage.Tier,
            Scopes = usage.Lane switch
            {
                PriceLane.Global => [CallScope.Global],
                PriceLane.Geo => [CallScope.Geo],
                _ => [CallScope.InRegion, CallScope.Geo],
            },
            LongContext = usage.LongContext,
            Custom = usage.Custom || IsCustom(model),
            Term = usage.Term,
        };
        reason = null;
        return true;
    }

    /// <summary>Reads how much of a meter one unit of a price list or bill is.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="unit">The unit, such as <c>1K tokens</c>.</param>
    /// <param name="description">The description, which alone says what <c>Units</c> are.</param>
    /// <returns>Tokens, or hours of a model unit; <see langword="null"/> where neither text says it word for word.</returns>
    /// <exception cref="ArgumentNullException">A text is <see langword="null"/>.</exception>
    public static long? UnitContent(Meter meter, string unit, string description)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(description);
        return PriceListUnit.Content(meter.Name, unit, description);
    }

    /// <summary>Gets the model in the name of a product sold through AWS Marketplace; null for other products.</summary>
    internal static string? OfEdition(string product) => product.EndsWith(Edition, StringComparison.Ordinal) ? product[..^Edition.Length] : null;

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
