using System.Collections.Immutable;

namespace BedrockSelector.Knowledge.Import;

/// <summary>How two catalogs differ on a day.</summary>
/// <remarks>Holds arrays: compared by reference of the arrays.</remarks>
public sealed record CatalogChanges
{
    /// <summary>Gets the day for which prices and states are compared.</summary>
    /// <value>The date.</value>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets the models that only the second catalog has.</summary>
    /// <value>Ordinal by id.</value>
    public required ImmutableArray<FoundationModel> NewModels { get; init; }

    /// <summary>Gets the models that only the first catalog has.</summary>
    /// <value>Ordinal by id.</value>
    public required ImmutableArray<FoundationModel> RemovedModels { get; init; }

    /// <summary>Gets the models whose state or end differs; among them those that ended.</summary>
    /// <value>Ordinal by id.</value>
    public required ImmutableArray<LifecycleMove> Lifecycles { get; init; }

    /// <summary>Gets the regions from which models can be called in the second catalog alone.</summary>
    /// <value>Ordinal by model, then by id called. New models are not repeated here.</value>
    public required ImmutableArray<OfferMove> NewRegions { get; init; }

    /// <summary>Gets the regions from which models can be called in the first catalog alone.</summary>
    /// <value>Ordinal by model, then by id called. Removed models are not repeated here.</value>
    public required ImmutableArray<OfferMove> RemovedRegions { get; init; }

    /// <summary>Gets the prices that moved.</summary>
    /// <value>Ordinal by model, then tier, scope and meter. Regions with the same move stand together.</value>
    public required ImmutableArray<PriceMove> PriceMoves { get; init; }

    /// <summary>Gets the prices that only the second catalog has, of models that both have.</summary>
    /// <value>In the same order.</value>
    public required ImmutableArray<PriceMove> NewPrices { get; init; }

    /// <summary>Gets the prices that only the first catalog has, of models that both have.</summary>
    /// <value>In the same order.</value>
    public required ImmutableArray<PriceMove> RemovedPrices { get; init; }

    /// <summary>Gets whether nothing differs.</summary>
    /// <value><see langword="true"/> when every list is empty.</value>
    public bool IsEmpty => NewModels.IsEmpty && RemovedModels.IsEmpty && Lifecycles.IsEmpty && NewRegions.IsEmpty && RemovedRegions.IsEmpty
        && PriceMoves.IsEmpty && NewPrices.IsEmpty && RemovedPrices.IsEmpty;
}
