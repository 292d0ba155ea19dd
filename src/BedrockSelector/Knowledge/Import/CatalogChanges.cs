using System.Text.Json.Serialization;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Import;

/// <summary>How two catalogs differ on a day.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record CatalogChanges
{
    /// <summary>Gets the name and version of the document's shape.</summary>
    /// <value><c>catalog-diff/1</c>; fields are added under the same version, and never renamed or moved.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "catalog-diff/1";

    /// <summary>Gets the day for which prices and states are compared.</summary>
    /// <value>The date.</value>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets whether nothing differs.</summary>
    /// <value><see langword="true"/> when every list is empty.</value>
    [JsonPropertyName("same")]
    public bool IsEmpty => NewModels.IsEmpty && RemovedModels.IsEmpty && Lifecycle.IsEmpty && NewRegions.IsEmpty && RemovedRegions.IsEmpty
        && PriceMoves.IsEmpty && NewPrices.IsEmpty && RemovedPrices.IsEmpty;

    /// <summary>Gets the models that only the second catalog has.</summary>
    /// <value>Ordinal by id.</value>
    public required ValueList<ChangedModel> NewModels { get; init; }

    /// <summary>Gets the models that only the first catalog has.</summary>
    /// <value>Ordinal by id.</value>
    public required ValueList<ChangedModel> RemovedModels { get; init; }

    /// <summary>Gets the models whose state or end differs; among them those that ended.</summary>
    /// <value>Ordinal by id.</value>
    public required ValueList<LifecycleMove> Lifecycle { get; init; }

    /// <summary>Gets the regions from which models can be called in the second catalog alone.</summary>
    /// <value>Ordinal by model, then by id called. New models are not repeated here.</value>
    public required ValueList<OfferMove> NewRegions { get; init; }

    /// <summary>Gets the regions from which models can be called in the first catalog alone.</summary>
    /// <value>Ordinal by model, then by id called. Removed models are not repeated here.</value>
    public required ValueList<OfferMove> RemovedRegions { get; init; }

    /// <summary>Gets the prices that moved.</summary>
    /// <value>Ordinal by model, then tier, scope and meter. Regions with the same move stand together.</value>
    public required ValueList<PriceMove> PriceMoves { get; init; }

    /// <summary>Gets the prices that only the second catalog has, of models that both have.</summary>
    /// <value>In the same order.</value>
    public required ValueList<PriceMove> NewPrices { get; init; }

    /// <summary>Gets the prices that only the first catalog has, of models that both have.</summary>
    /// <value>In the same order.</value>
    public required ValueList<PriceMove> RemovedPrices { get; init; }
}
