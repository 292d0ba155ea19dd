using System.Collections.Immutable;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Import;

/// <summary>Compares two catalogs: prices, models, regions, ends.</summary>
public static class CatalogDiff
{
    /// <summary>Compares what two catalogs answer on a day.</summary>
    /// <param name="before">The first catalog.</param>
    /// <param name="after">The second catalog.</param>
    /// <param name="asOf">The day.</param>
    /// <returns>The differences. Of rates in several layers the highest layer's counts, of several that hold on the day the latest.</returns>
    /// <exception cref="ArgumentNullException">A catalog is <see langword="null"/>.</exception>
    public static CatalogChanges Compare(ModelCatalog before, ModelCatalog after, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var both = before.Models.Where(model => after.Models.Any(other => other.Id == model.Id)).Select(model => (Old: model, New: after.GetModel(model.Id))).ToArray();
        ImmutableArray<DimensionDefinition> dimensions = [.. before.Dimensions.UnionBy(after.Dimensions, static dimension => dimension.Dimension)];
        var lifecycles = new List<LifecycleMove>();
        var (newRegions, removedRegions) = (new List<OfferMove>(), new List<OfferMove>());
        var moves = new List<PriceMove>();
        foreach (var (old, @new) in both)
        {
            var life = new LifecycleMove(
                old.Id, old.Lifecycle.StatusOn(asOf), @new.Lifecycle.StatusOn(asOf), old.Lifecycle.EndsOn(), @new.Lifecycle.EndsOn());
            if (life.OldStatus != life.NewStatus || life.OldEndsOn != life.NewEndsOn)
            {
                lifecycles.Add(life);
            }

            var (oldOffers, newOffers) = (Offers(old, asOf), Offers(@new, asOf));
            newRegions.AddRange(Moves(old.Id, newOffers.Except(oldOffers)));
            removedRegions.AddRange(Moves(old.Id, oldOffers.Except(newOffers)));
            moves.AddRange(Prices(before, old, after, @new, asOf, dimensions));
        }

        return new()
        {
            AsOf = asOf,
            NewModels = [.. after.Models.Where(model => !before.Models.Any(other => other.Id == model.Id)).Select(Changed)],
            RemovedModels = [.. before.Models.Where(model => !after.Models.Any(other => other.Id == model.Id)).Select(Changed)],
            Lifecycle = [.. lifecycles],
            NewRegions = [.. newRegions],
            RemovedRegions = [.. removedRegions],
            PriceMoves = [.. moves.Where(static move => move is { OldUsd: not null, NewUsd: not null })],
            NewPrices = [.. moves.Where(static move => move.OldUsd is null)],
            RemovedPrices = [.. moves.Where(static move => move.NewUsd is null)],
        };
    }

    private static ChangedModel Changed(FoundationModel model) =>
        new(model.Id, model.Name, model.Provider, Ordered(model.Offers.SelectMany(static offer => offer.Regions)));

    private static HashSet<OfferCell> Offers(FoundationModel model, DateOnly asOf) =>
    [
        .. from offer in model.Offers
           from region in offer.Regions
           where offer.Covers(region, asOf)
           select new OfferCell(offer.CallId, offer.Inference, offer.Endpoint, offer.Scope, region),
    ];

    private static IEnumerable<OfferMove> Moves(ModelId model, IEnumerable<OfferCell> cells) =>
        cells.GroupBy(static cell => cell with { Region = default })
            .Select(group => new OfferMove(model, group.Key.CallId, group.Key.Inference, group.Key.Endpoint, group.Key.Scope, Ordered(group.Select(static cell => cell.Region))))
            .OrderBy(static move => move.CallId, StringComparer.Ordinal).ThenBy(static move => move.Inference).ThenBy(static move => move.Endpoint);

    private static IEnumerable<PriceMove> Prices(
        ModelCatalog before, FoundationModel old, ModelCatalog after, FoundationModel @new, DateOnly asOf, ImmutableArray<DimensionDefinition> dimensions)
    {
        var (oldPrices, newPrices) = (Prices(before, old, asOf), Prices(after, @new, asOf));
        return oldPrices.Keys.Union(newPrices.Keys)
            .Select(key => (Key: key, Old: oldPrices.TryGetValue(key, out var was) ? was : default(UnitPrice?), New: newPrices.TryGetValue(key, out var now) ? now : default(UnitPrice?)))
            .Where(static cell => cell.Old?.Usd != cell.New?.Usd || (cell.Old is { } was && cell.New is { } now && was.Per != now.Per))
            .GroupBy(static cell => (Key: cell.Key with { Region = default }, cell.Old, cell.New))
            .OrderBy(static group => group.Key.Key.Tier).ThenBy(static group => group.Key.Key.Scope)
            .ThenBy(static group => group.Key.Key.Meter.Name, StringComparer.Ordinal)
            .ThenBy(static group => group.Key.Key.Conditions.ToString(), StringComparer.Ordinal)
            .ThenBy(static group => group.Select(static cell => cell.Key.Region.Value).Order(StringComparer.Ordinal).First(), StringComparer.Ordinal)
            .Select(group => new PriceMove
            {
                ModelId = old.Id,
                Meter = group.Key.Key.Meter,
                Tier = group.Key.Key.Tier,
                Scope = group.Key.Key.Scope,
                Profile = group.Key.Key.Profile,
                Conditions = new(group.Key.Key.Conditions, dimensions),
                Regions = Ordered(group.Select(static cell => cell.Key.Region)),
                Per = (group.Key.New ?? group.Key.Old)!.Value.Per,
                OldUsd = group.Key.Old?.Usd,
                NewUsd = group.Key.New?.Usd,
            });
    }

    private static Dictionary<PriceCell, UnitPrice> Prices(ModelCatalog catalog, FoundationModel model, DateOnly asOf)
    {
        var best = new Dictionary<PriceCell, (int Layer, DateOnly From, UnitPrice Price)>();
        foreach (var rate in model.Rates.Where(rate => rate.HoldsOn(asOf)))
        {
            var rank = (Layer: catalog.Layers.IndexOf(rate.Layer), From: rate.ValidFrom ?? DateOnly.MinValue);
            foreach (var scope in rate.Scopes)
            {
                foreach (var region in rate.Regions)
                {
                    var key = new PriceCell(rate.Meter, rate.Tier, scope, rate.Profile, rate.Conditions, region);
                    if (!best.TryGetValue(key, out var other) || rank.CompareTo((other.Layer, other.From)) > 0)
                    {
                        best[key] = (rank.Layer, rank.From, rate.Price);
                    }
                }
            }
        }

        // A higher layer's price for every profile of a scope answers before a lower layer's for one of them.
        return best.Where(pair => pair.Key.Profile is null || !(best.TryGetValue(pair.Key with { Profile = null }, out var all) && all.Layer > pair.Value.Layer))
            .ToDictionary(static pair => pair.Key, static pair => pair.Value.Price);
    }

    private static ImmutableArray<AwsRegion> Ordered(IEnumerable<AwsRegion> regions) => [.. regions.Distinct().OrderBy(static region => region.Value, StringComparer.Ordinal)];

    private sealed record OfferCell(string CallId, InferenceType Inference, ModelEndpoint Endpoint, CallScope Scope, AwsRegion Region);

    private sealed record PriceCell(Meter Meter, PricingTier Tier, CallScope Scope, string? Profile, PriceConditions Conditions, AwsRegion Region);
}
