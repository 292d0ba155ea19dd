using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Selection;

namespace BedrockSelector.Cli.Report;

/// <summary>What a report shows: results alone; nothing is computed while it is written but positions and sums of what stands there.</summary>
internal sealed record ReportContent
{
    public required SelectionResult Result { get; init; }

    public required IReadOnlyList<string> Layers { get; init; }

    /// <summary>Gets what stands behind the keys of sources.</summary>
    public required IReadOnlyList<CatalogSource> Sources { get; init; }

    /// <summary>Gets the chosen model's offers and tiers, cheapest first.</summary>
    public required IReadOnlyList<CostOption> Options { get; init; }

    /// <summary>Gets how many requests a month are shown beside one; <see langword="null"/> for none.</summary>
    public decimal? RequestsPerMonth { get; init; }

    /// <summary>Gets the serving plan of the chosen model; <see langword="null"/> where no demand was given.</summary>
    public InferencePhase? Inference { get; init; }
}
