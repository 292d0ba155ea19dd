using System.Collections.Concurrent;
using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>The prices of a catalog: one ladder of rates for each model, region, way and meter, made when first asked for.</summary>
/// <remarks>
/// A rate answers a question when model, region, scope, tier and meter are its own, it is for every profile or for the one called, it holds on the
/// day, and what is stated of each dimension meets what the rate states, as the catalog declares. Immutable to the eye and thread-safe. The memory is
/// bounded, since there are only so many models, regions and ways; of texts, ids alone are kept, for ARNs have no end.
/// </remarks>
internal sealed class PriceBook
{
    private readonly Dictionary<string, int> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _regions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _meters = new(StringComparer.Ordinal);
    private readonly List<MeterDefinition> _definitions = [];
    private readonly ModelPrices?[] _prices;
    private readonly MeterDefinition[] _stepped;
    private readonly ConcurrentDictionary<string, CalledModel> _texts = new(StringComparer.Ordinal);

    private PriceBook(ModelCatalog catalog)
    {
        (Catalog, Dimensions) = (catalog, catalog.Dimensions);
        _prices = new ModelPrices?[catalog.Models.Length];
        for (var region = 0; region < catalog.Regions.Length; region++)
        {
            _regions.Add(catalog.Regions[region].Region.Value, region);
        }

        for (var model = 0; model < catalog.Models.Length; model++)
        {
            _models.Add(catalog.Models[model].Id.Value, model);
            foreach (var rate in catalog.Models[model].Rates)
            {
                if (_meters.TryAdd(rate.Meter.Name, _meters.Count))
                {
                    _definitions.Add(DefinitionOf(rate));
                }
            }
        }

        _stepped = [.. _definitions.Where(static meter => meter.Increment is not null)];
    }

    public ModelCatalog Catalog { get; }

    public ImmutableArray<DimensionDefinition> Dimensions { get; }

    public int RegionCount => _regions.Count;

    public static PriceBook Of(KnowledgeSnapshot snapshot) => snapshot.Compiled(static one => new PriceBook(one.Catalog));

    public bool IsPriced(Meter meter) => _meters.ContainsKey(meter.Name);

    /// <summary>Finds what a priced meter counts.</summary>
    /// <exception cref="UnknownMeterException">No layer prices it.</exception>
    public MeterDefinition Definition(Meter meter) => _meters.TryGetValue(meter.Name, out var position)
        ? _definitions[position]
        : throw new UnknownMeterException(meter, Catalog.Meters.Select(static one => one.Meter).Where(IsPriced));

    /// <summary>Refuses conditions that the catalog does not declare, or that a caller does not state.</summary>
    /// <exception cref="ArgumentException">There is such a condition.</exception>
    public void Check(in PriceConditions conditions)
    {
        foreach (ref readonly var entry in conditions.Span)
        {
            var (dimension, value) = (entry.Dimension, entry.Value);
            var declared = Dimensions.FirstOrDefault(one => one.Dimension == dimension);
            if (declared is not { StatedBy: DimensionOrigin.Request })
            {
                var known = Dimensions.Where(static one => one.StatedBy == DimensionOrigin.Request).Select(static one => one.Dimension);
                throw new ArgumentException($"'{dimension}' is not a dimension that a request states; those are {string.Join(", ", known)}.", nameof(conditions));
            }

            if (!declared.Allows(value))
            {
                throw new ArgumentException($"'{value}' is not a value of '{dimension}'; those are {string.Join(", ", declared.Values)}.", nameof(conditions));
            }
        }
    }

    /// <summary>Gets what is billed of a usage; the usage itself where nothing of it is billed in steps.</summary>
    public Usage Billed(Usage usage)
    {
        foreach (var meter in _stepped)
        {
            if (usage[meter.Meter] is var quantity && meter.Billed(quantity) != quantity)
            {
                return Usage.Of([.. usage.Entries.Select(entry => new UsageEntry(entry.Meter, Definition(entry.Meter).Billed(entry.Quantity)))]);
            }
        }

        return usage;
    }

    /// <summary>Finds the ladder of a meter; <see langword="null"/> where nothing prices it.</summary>
    public PriceLadder? Ladder(ModelId model, AwsRegion region, in PriceRoute route, Meter meter) => Place(model, region, route)?.Find(meter.Name);

    /// <summary>Finds the ladder of a meter of a target.</summary>
    public PriceLadder? Ladder(CallTarget target, MeterDefinition meter, PricingTier tier) =>
        Ladder(target.Model.Id, target.Region, PriceRoute.Of(meter, target.Scope, target.Profile, tier), meter.Meter);

    /// <summary>Finds what a model costs in a region by one way; <see langword="null"/> where the catalog knows no such model or region.</summary>
    public PricePlace? Place(ModelId model, AwsRegion region, in PriceRoute route) =>
        _models.TryGetValue(model.Value, out var position) ? Place(position, RegionPosition(region), route) : null;

    /// <summary>Finds what a model costs in a region by one way.</summary>
    /// <returns><see langword="null"/> where a position is negative: the catalog knows no such model or region.</returns>
    public PricePlace? Place(int model, int region, in PriceRoute route) =>
        (model | region) < 0 ? null : PricesOf(model).Place(region, route);

    /// <summary>Reads what decides the price of a target.</summary>
    public CalledModel Called(CallTarget target)
    {
        var model = _models.TryGetValue(target.Model.Id.Value, out var position) ? position : -1;
        return new(model, target.Scope, target.Profile, target.Endpoint, target.Subject);
    }

    /// <summary>Finds what stands behind a model id or inference-profile id, without allocating once it is known.</summary>
    /// <returns>Whether it is one; <see langword="false"/> for ARNs.</returns>
    public bool TryFindCalled(string text, AwsRegion region, out CalledModel called, out int place)
    {
        place = RegionPosition(region);
        if (place >= 0 && _texts.TryGetValue(text, out called))
        {
            return true;
        }

        called = default;
        var reference = ModelReference.Parse(text);
        if (reference.IsArn)
        {
            return false;
        }

        called = _texts.GetOrAdd(text, Called(Catalog.Resolve(reference, region)));
        return true;
    }

    /// <summary>Gets the rates of a meter that hold by a way in a region, whatever their profile, day and conditions.</summary>
    public IEnumerable<PriceRung> Here(ModelId model, Meter meter, AwsRegion region, in PriceRoute route) =>
        _models.TryGetValue(model.Value, out var position) && TryFindRegion(region, out var where) ? PricesOf(position).Here(meter, where, route) : [];

    public bool TryFindRegion(AwsRegion region, out int position) => _regions.TryGetValue(region.Value, out position);

    /// <summary>Finds the position of a region; -1 where no layer names it.</summary>
    public int RegionPosition(AwsRegion region) => _regions.TryGetValue(region.Value, out var position) ? position : -1;

    public AwsRegion RegionAt(int position) => Catalog.Regions[position].Region;

    public (int Position, MeterDefinition Definition) PositionOf(Meter meter) => (_meters[meter.Name], _definitions[_meters[meter.Name]]);

    public int LayerOf(Rate rate) => Catalog.Layers.IndexOf(rate.Layer);

    private MeterDefinition DefinitionOf(Rate rate) => Catalog.TryGetMeter(rate.Meter, out var definition)
        ? definition
        : new(rate.Meter, rate.Meter.Name, rate.Price.Per, MeterKind.Inference, null, rate.Meter.Name);

    // Built when a model is first asked for: a process that prices one model pays for one. Racing threads build the same.
    private ModelPrices PricesOf(int model) => _prices[model] ??= new(Catalog.Models[model], this);
}
