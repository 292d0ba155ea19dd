using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Selection;

namespace BedrockSelector.DependencyInjection;

/// <summary>Builds the registered singletons out of validated options.</summary>
internal static class CatalogFactory
{
    public static KnowledgeSnapshot Build(SelectorOptions options, IEnumerable<CatalogLayer> overlays, TimeProvider time)
    {
        var files = options.OverlayFiles.Select(static path => CatalogLayer.Parse(Path.GetFileName(path), File.ReadAllBytes(path)));
        return new(ModelCatalog.LoadEmbedded([.. files, .. overlays]), loadedAt: time.GetUtcNow());
    }

    public static SelectionDefaults Defaults(SelectorOptions options)
    {
        var usual = new SelectionDefaults();
        return usual with
        {
            Region = new(options.Region),
            Weights = new(options.QualityWeight, options.LatencyWeight, options.CostWeight),
            Scopes = options.Scopes.Count == 0 ? usual.Scopes : [.. options.Scopes.Distinct()],
            Endpoints = options.Endpoints.Count == 0 ? usual.Endpoints : [.. options.Endpoints.Distinct()],
            MissingEvidence = options.MissingEvidence,
        };
    }
}
