using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using BedrockSelector.Knowledge.Documents;
using BedrockSelector.Knowledge.Verification;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge;

/// <summary>The registry of models, built once from layers of documents.</summary>
/// <remarks>Immutable and thread-safe. It is a source of knowledge that never changes.</remarks>
public sealed class ModelCatalog : IModelCatalog, IKnowledgeSource
{
    private readonly Dictionary<string, FoundationModel> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MeterDefinition> _meters;
    private readonly HashSet<string> _regions;
    private readonly ImmutableArray<CatalogLayer?> _overlays;
    private readonly KnowledgeSnapshot _snapshot;

    private ModelCatalog(ImmutableArray<CatalogLayer> layers, MergeVocabulary vocabulary, KnowledgeSections sections, ImmutableArray<FoundationModel> models)
    {
        _overlays = [.. layers.Select(static layer => layer.Name == CatalogLayer.EmbeddedName ? null : layer)];
        Evidence =
        [
            .. from layer in layers
               from document in layer.Documents
               from entry in document.Content.Models
               where entry.Quality is not null || entry.Latency is not null || entry.ReasoningTokens is not null
               select new EvidenceEntries(
                   layer.Name, new(entry.Id), entry.Quality ?? [], entry.QualityBenchmarks, entry.Latency ?? [], entry.ReasoningTokens ?? []),
        ];
        Layers = [.. layers.Select(static layer => layer.Name)];
        Version = layers.SelectMany(static layer => layer.Documents).Select(static document => document.Content.Version)
            .FirstOrDefault(static version => version is not null) ?? "unversioned";
        Models = models;
        Sources = [.. vocabulary.Sources.OrderBy(static source => source.Key, StringComparer.Ordinal)];
        Regions = [.. vocabulary.AllRegions.OrderBy(static region => region.Region.Value, StringComparer.Ordinal)];
        Tasks = [.. vocabulary.Tasks.OrderBy(static task => task.Name, StringComparer.Ordinal)];
        Meters = [.. vocabulary.Meters.OrderBy(static meter => meter.Meter.Name, StringComparer.Ordinal)];
        Declared = vocabulary.Dimensions;
        _meters = Meters.ToDictionary(static meter => meter.Meter.Name, StringComparer.Ordinal);
        _regions = Regions.Select(static region => region.Region.Value).ToHashSet(StringComparer.Ordinal);
        RequestRules = [.. layers.SelectMany(static layer => layer.Documents).SelectMany(static document => document.Content.RequestRules)];
        Sections = sections;
        foreach (var model in models)
        {
            foreach (var name in model.Aliases)
            {
                _byName[name] = model;
            }

            foreach (var profile in model.ApplicationProfiles)
            {
                _byName[profile.Arn] = model;
            }

            _byName[model.Id.Value] = model;
        }

        _snapshot = new(this);
    }

    /// <inheritdoc/>
    public string Version { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> Layers { get; }

    /// <inheritdoc/>
    public ImmutableArray<FoundationModel> Models { get; }

    /// <inheritdoc/>
    public ImmutableArray<CatalogSource> Sources { get; }

    /// <inheritdoc/>
    public ImmutableArray<RegionInfo> Regions { get; }

    /// <inheritdoc/>
    public ImmutableArray<TaskDefinition> Tasks { get; }

    /// <inheritdoc/>
    public ImmutableArray<MeterDefinition> Meters { get; }

    KnowledgeSnapshot IKnowledgeSource.Current => _snapshot;

    /// <inheritdoc/>
    public ImmutableArray<DimensionDefinition> Dimensions => Declared.All;

    internal DeclaredDimensions Declared { get; }

    internal KnowledgeSections Sections { get; }

    internal ImmutableArray<EvidenceEntries> Evidence { get; }

    /// <summary>Gets what is refused in requests, as written, lowest layer first.</summary>
    internal ImmutableArray<RequestRuleEntry> RequestRules { get; }

    /// <summary>Gets the layers it was built from. The embedded one is read again: few ask, and its documents are larger than all that is made of them.</summary>
    internal ImmutableArray<CatalogLayer> SourceLayers => [.. _overlays.Select(static layer => layer ?? CatalogLayer.LoadEmbedded())];

    /// <summary>Loads the catalog that the package carries, with overlays on top.</summary>
    /// <param name="overlays">The overlays, lowest first; the last wins. Each is checked.</param>
    /// <returns>The catalog.</returns>
    /// <exception cref="CatalogDataException">An overlay is broken: names document, model and field.</exception>
    public static ModelCatalog LoadEmbedded(params ReadOnlySpan<CatalogLayer> overlays) =>
        Build([CatalogLayer.LoadEmbedded(), .. overlays], verify: overlays.Length > 0);

    /// <inheritdoc cref="LoadEmbedded(ReadOnlySpan{CatalogLayer})"/>
    /// <exception cref="ArgumentNullException"><paramref name="overlays"/> is <see langword="null"/>.</exception>
    /// <remarks>For C# 12, the language of net8.0, which knows no span of parameters.</remarks>
    public static ModelCatalog LoadEmbedded(params CatalogLayer[] overlays)
    {
        ArgumentNullException.ThrowIfNull(overlays);
        return LoadEmbedded((ReadOnlySpan<CatalogLayer>)overlays);
    }

    /// <summary>Builds a catalog from layers alone.</summary>
    /// <param name="layers">The layers, lowest first; the last wins. Each is checked.</param>
    /// <returns>The catalog.</returns>
    /// <exception cref="CatalogDataException">A layer is broken: names document, model and field.</exception>
    public static ModelCatalog FromLayers(params ReadOnlySpan<CatalogLayer> layers) => Build([.. layers], verify: true);

    /// <inheritdoc cref="FromLayers(ReadOnlySpan{CatalogLayer})"/>
    /// <exception cref="ArgumentNullException"><paramref name="layers"/> is <see langword="null"/>.</exception>
    /// <remarks>For C# 12, the language of net8.0, which knows no span of parameters.</remarks>
    public static ModelCatalog FromLayers(params CatalogLayer[] layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        return FromLayers((ReadOnlySpan<CatalogLayer>)layers);
    }

    /// <inheritdoc/>
    public FoundationModel GetModel(ModelId id) => TryGetModel(id, out var model) ? model : throw ModelResolutionException.UnknownModel(this, id.Value);

    /// <inheritdoc/>
    public bool TryGetModel(ModelId id, [NotNullWhen(true)] out FoundationModel? model) => _byName.TryGetValue(id.Value, out model);

    /// <inheritdoc/>
    public bool TryGetMeter(Meter meter, [NotNullWhen(true)] out MeterDefinition? definition) => _meters.TryGetValue(meter.Name, out definition);

    /// <inheritdoc/>
    public bool TryGetModelNamed(string name, [NotNullWhen(true)] out FoundationModel? model) => _byName.TryGetValue(name, out model);

    /// <inheritdoc/>
    public bool HasRegion(AwsRegion region) => _regions.Contains(region.Value);

    private static ModelCatalog Build(ImmutableArray<CatalogLayer> layers, bool verify)
    {
        if (layers.Select(static layer => layer.Name).Distinct(StringComparer.Ordinal).Count() != layers.Length)
        {
            throw new ArgumentException("Two layers have the same name; cost lines could not tell them apart.", nameof(layers));
        }

        if (verify && CatalogVerifier.Verify(layers.AsSpan()) is [var first, ..])
        {
            throw new CatalogDataException(first.Document, first.Model, first.Field, first.Message);
        }

        var vocabulary = new MergeVocabulary(DeclaredDimensions.Of(layers));
        foreach (var (document, content) in layers.SelectMany(static layer => layer.Documents))
        {
            vocabulary.Add(document, content);
        }

        var sections = new KnowledgeSections(layers);
        var bases = sections.CustomizationBases.SelectMany(static one => (one.Aliases ?? []).Append(one.ModelId), static (one, id) => (id, one))
            .ToLookup(static pair => pair.id, static pair => pair.one, StringComparer.Ordinal);
        var students = sections.DistillationPairs.ToLookup(static pair => pair.Teacher, static pair => pair.Student, StringComparer.Ordinal);
        var mergers = new SortedDictionary<string, (ModelMerger Merger, string Document)>(StringComparer.Ordinal);
        foreach (var layer in layers)
        {
            foreach (var (document, content) in layer.Documents)
            {
                foreach (var entry in content.Models)
                {
                    if (!mergers.TryGetValue(entry.Id, out var merger))
                    {
                        mergers.Add(entry.Id, merger = (new(entry.Id, vocabulary, bases[entry.Id].FirstOrDefault(), students[entry.Id]), document));
                    }

                    merger.Merger.Add(layer.Name, document, entry);
                }
            }
        }

        return new(layers, vocabulary, sections, [.. mergers.Values.Select(static pair => pair.Merger.Build(pair.Document))]);
    }
}
