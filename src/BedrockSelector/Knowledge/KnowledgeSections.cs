using System.Collections.Immutable;
using BedrockSelector.Knowledge.Documents;

namespace BedrockSelector.Knowledge;

/// <summary>What the documents of all layers say beside models: entry by entry, the last layer wins.</summary>
internal sealed class KnowledgeSections
{
    private readonly ImmutableArray<CatalogDocument> _documents;

    public KnowledgeSections(IEnumerable<CatalogLayer> layers)
    {
        _documents = [.. layers.SelectMany(static layer => layer.Documents).Select(static document => document.Content)];
        Sources = _documents.SelectMany(static document => document.Sources).GroupBy(static source => source.Key, StringComparer.Ordinal)
            .ToImmutableDictionary(static same => same.Key, static same => MergeVocabulary.ToSource(same.Last()), StringComparer.Ordinal);
        Quotas = Merged(static document => document.Quotas, static one => $"{one.Models}|{one.Kind}|{string.Join(' ', one.Regions ?? [])}");
        OutputBurnDowns = Merged(static document => document.OutputBurnDowns, static one => one.Models);
        ReservedMinima = Merged(static document => document.ReservedMinima, static one => one.Models);
        PriceListNames = Merged(static document => document.PriceListNames, static one => one.Text);
        UnusedPriceRows = [.. _documents.SelectMany(static document => document.UnusedPriceRows)];
        TokenFamilies = Merged(static document => document.TokenFamilies, static one => one.Id);
        TokenScales = Merged(static document => document.TokenScales, static one => one.Id);
        TokenVocabularies = Merged(static document => document.TokenVocabularies, static one => one.Sha256);
        TokenModels = Merged(static document => document.TokenModels, static one => one.Prefix);
        ImageTokens = Merged(static document => document.ImageTokens, static one => one.Family);
        DocumentTokens = Merged(static document => document.DocumentTokens, static one => string.Join(' ', one.Models ?? []));
        RequestOverheads = Merged(static document => document.RequestOverheads, static one => string.Join(' ', one.Models ?? []));
        CustomizationBases = Merged(static document => document.CustomizationBases, static one => one.ModelId);
        DistillationPairs = Merged(static document => document.DistillationPairs, static one => $"{one.Teacher}|{one.Student}");
        CustomizationLimits = Merged(static document => document.CustomizationLimits, static one => one.Name);
        CustomizationConstants = Merged(static document => document.CustomizationConstants, static one => one.Name);
        FirstTokenGrowth = Merged(static document => document.FirstTokenGrowth, static one => one.Models);
        _documents = [];
    }

    public ImmutableDictionary<string, CatalogSource> Sources { get; }

    public ImmutableArray<FirstTokenGrowthEntry> FirstTokenGrowth { get; }

    public ImmutableArray<QuotaEntries.Quota> Quotas { get; }

    public ImmutableArray<QuotaEntries.BurnDown> OutputBurnDowns { get; }

    public ImmutableArray<QuotaEntries.ReservedMinimum> ReservedMinima { get; }

    public ImmutableArray<PriceListEntries.Name> PriceListNames { get; }

    public ImmutableArray<PriceListEntries.UnusedRow> UnusedPriceRows { get; }

    public ImmutableArray<TokenEntries.Family> TokenFamilies { get; }

    public ImmutableArray<TokenEntries.Scale> TokenScales { get; }

    public ImmutableArray<TokenEntries.Vocabulary> TokenVocabularies { get; }

    public ImmutableArray<TokenEntries.Model> TokenModels { get; }

    public ImmutableArray<TokenEntries.Image> ImageTokens { get; }

    public ImmutableArray<TokenEntries.Document> DocumentTokens { get; }

    public ImmutableArray<TokenEntries.Overhead> RequestOverheads { get; }

    public ImmutableArray<CustomizationEntries.BaseEntry> CustomizationBases { get; }

    public ImmutableArray<CustomizationEntries.PairEntry> DistillationPairs { get; }

    public ImmutableArray<CustomizationEntries.AccountLimitEntry> CustomizationLimits { get; }

    public ImmutableArray<CustomizationEntries.Constant> CustomizationConstants { get; }

    /// <summary>Reads those of the package that no model's document holds, and the sources they name.</summary>
    public static KnowledgeSections LoadEmbedded(string document) => new([CatalogLayer.LoadEmbedded("catalog.json", document)]);

    // The last of each key, in the place of the first.
    private ImmutableArray<T> Merged<T>(Func<CatalogDocument, T[]> section, Func<T, string?> key) =>
        [.. _documents.SelectMany(section).GroupBy(key, StringComparer.Ordinal).Select(static same => same.Last())];
}
