using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>Lays the prices of a catalog out flat.</summary>
public static class RateRowExtensions
{
    /// <summary>Makes a row of every price for every region and scope, as <c>catalog rates</c> prints them.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="region">The region of the rows wanted; <see langword="null"/> for all.</param>
    /// <param name="date">The day on which prices hold; <see langword="null"/> for all.</param>
    /// <param name="models">The models wanted; none for all.</param>
    /// <returns>
    /// By model, scope, tier, meter and region, ordinal. Of rates with the same key in several layers, those of the highest: the others answer
    /// no question any more.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    public static IEnumerable<RateRowDocument> ToRateRows(
        this IModelCatalog catalog, AwsRegion? region = null, DateOnly? date = null, params ReadOnlySpan<ModelId> models)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var wanted = models.ToArray();
        return catalog.Models.Where(model => wanted.Length == 0 || wanted.Contains(model.Id)).SelectMany(model => Rows(catalog, model))
            .Where(row => (region is null || row.Region == region) && (date is not { } day || row.Rate.HoldsOn(day)))
            .Select(row => Document(row, catalog));
    }

    private static IEnumerable<Row> Rows(IModelCatalog catalog, FoundationModel model)
    {
        var rows =
            from rate in model.Rates
            from scope in rate.Scopes
            from region in rate.Regions
            select new Row(model.Id, scope, region, rate);
        return rows
            .GroupBy(static row => (row.Scope, row.Region, row.Rate.Profile, row.Rate.Tier, row.Rate.Meter, row.Rate.Conditions))
            .SelectMany(same => InHighestLayer(catalog, same))
            .OrderBy(static row => row.Scope).ThenBy(static row => row.Rate.Tier).ThenBy(static row => row.Rate.Meter.Name, StringComparer.Ordinal)
            .ThenBy(static row => row.Region.Value, StringComparer.Ordinal).ThenBy(static row => row.Rate.ValidFrom ?? DateOnly.MinValue);
    }

    private static IEnumerable<Row> InHighestLayer(IModelCatalog catalog, IEnumerable<Row> same)
    {
        var highest = same.Max(row => catalog.Layers.IndexOf(row.Rate.Layer));
        return same.Where(row => catalog.Layers.IndexOf(row.Rate.Layer) == highest);
    }

    private static RateRowDocument Document(Row row, IModelCatalog catalog)
    {
        var rate = row.Rate;
        return new()
        {
            ModelId = row.Model,
            Scope = row.Scope,
            Tier = rate.Tier,
            Meter = rate.Meter,
            Region = row.Region,
            UnitPriceUsd = rate.Price.Usd,
            Per = rate.Price.Per,
            ValidFrom = rate.ValidFrom,
            ValidTo = rate.ValidTo,
            Source = rate.Source.Key,
            AsOf = rate.Source.AsOf,
            Profile = rate.Profile,
            Plain = IsPlain(rate, catalog),
            IsDefault = rate.IsDefault,
            RegionAssumed = rate.RegionAssumed,
            Derived = rate.Derived,
            Layer = rate.Layer,
            Conditions = new(rate.Conditions, catalog.Dimensions),
        };
    }

    private static bool IsPlain(Rate rate, IModelCatalog catalog)
    {
        var kind = catalog.TryGetMeter(rate.Meter, out var meter) ? meter.Kind : MeterKind.Inference;
        return !rate.Derived && catalog.Dimensions.All(dimension => dimension.Answers(rate, kind, null));
    }

    private sealed record Row(ModelId Model, CallScope Scope, AwsRegion Region, Rate Rate);
}
