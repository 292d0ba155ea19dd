using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Selection;

namespace BedrockSelector.DependencyInjection;

/// <summary>Builds the registered singletons out of validated options.</summary>
internal static class CatalogFactory
{
    public static ModelCatalog Build(SelectorOptions options, IEnumerable<CatalogLayer> overlays)
    {
        var files = options.OverlayFiles.Select(static path => CatalogLayer.Parse(Path.GetFileName(path), File.ReadAllBytes(path)));
        return ModelCatalog.LoadEmbedded([.. files, .. overlays]);
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
