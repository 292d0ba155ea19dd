using BedrockSelector.Knowledge;
using BedrockSelector.Selection;
using Microsoft.Extensions.Options;

namespace BedrockSelector;

/// <summary>Makes of options what services take.</summary>
internal static class SelectorOptionsReader
{
    /// <summary>Says everything that is wrong with options.</summary>
    public static void ThrowIfInvalid(SelectorOptions options)
    {
        string[] failures =
        [
            .. new SelectorOptionsRangeValidator().Validate(null, options).Failures ?? [],
            .. new SelectorOptionsCrossValidator().Validate(null, options).Failures ?? [],
        ];
        if (failures.Length > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(SelectorOptions), failures);
        }
    }

    public static KnowledgeSnapshot Knowledge(SelectorOptions options, IEnumerable<CatalogLayer> overlays, TimeProvider time)
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
            Weights = options is { QualityWeight: null, LatencyWeight: null, CostWeight: null }
                ? default
                : new(options.QualityWeight ?? 1, options.LatencyWeight ?? 1, options.CostWeight ?? 1),
            Scopes = options.Scopes.Count == 0 ? usual.Scopes : [.. options.Scopes.Distinct()],
            Endpoints = options.Endpoints.Count == 0 ? usual.Endpoints : [.. options.Endpoints.Distinct()],
            MissingEvidence = options.MissingEvidence,
        };
    }
}
