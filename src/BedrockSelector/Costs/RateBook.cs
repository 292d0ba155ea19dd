using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>The rates of a catalog, indexed by price key.</summary>
/// <remarks>
/// A rate answers a key when model, region, scope, tier and meter are its own, it is for every profile or for the key's, it holds on the date, and
/// each of its conditions is met. Among those, the last layer wins; within a layer the most specific: a rate for the one profile, for the kind of
/// model, for the highest context threshold passed. Immutable and thread-safe; a lookup allocates nothing.
/// </remarks>
public sealed class RateBook : IRateBook
{
    private readonly Dictionary<string, int> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _regions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _meters = new(StringComparer.Ordinal);
    private readonly MeterKind[] _kinds;
    private readonly ModelRates?[] _rates;
    private readonly ImmutableArray<string> _layers;
    private readonly ImmutableArray<FoundationModel> _catalogModels;

    /// <summary>Indexes a catalog.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    public RateBook(IModelCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        _catalogModels = catalog.Models;
        _layers = catalog.Layers;
        _rates = new ModelRates?[_catalogModels.Length];
        for (var region = 0; region < catalog.Regions.Length; region++)
        {
            _regions.Add(catalog.Regions[region].Region.Value, region);
        }

        for (var model = 0; model < _catalogModels.Length; model++)
        {
            _models.Add(_catalogModels[model].Id.Value, model);
            foreach (var rate in _catalogModels[model].Rates)
            {
                _meters.TryAdd(rate.Meter.Name, _meters.Count);
            }
        }

        _kinds = new MeterKind[_meters.Count];
        foreach (var definition in catalog.Meters)
        {
            if (_meters.TryGetValue(definition.Meter.Name, out var meter))
            {
                _kinds[meter] = definition.Kind;
            }
        }
    }


    internal int RegionCount => _regions.Count;

    /// <inheritdoc/>
    public Rate? Find(in PriceKey key)
    {
        if (!TryFindModel(key.Model.Value, out var model) || !TryFindRegion(key.Region, out var region)
            || !_meters.TryGetValue(key.Meter.Name, out var meter))
        {
            return null;
        }

        foreach (ref readonly var entry in RatesOf(model).Slot(key.Tier, meter))
        {
            if (entry.Covers(region, key.Scope) && Answers(entry.Rate, meter, key))
            {
                return entry.Rate;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public bool IsPriced(Meter meter) => _meters.ContainsKey(meter.Name);

    internal bool TryFindModel(string id, out int model) => _models.TryGetValue(id, out model);

    internal bool TryFindRegion(AwsRegion region, out int position) => _regions.TryGetValue(region.Value, out position);

    /// <summary>Collects what can price plain calls of the base model at one place: of each inference meter, its rates of any date, the one that wins first.</summary>
    internal MeterRates[] PlainRates(int model, int region, CallScope scope, string? profile, PricingTier tier)
    {
        var rates = new List<MeterRates>();
        foreach (var (name, meter) in _meters)
        {
            var found = new List<UnitRate>();
            foreach (ref readonly var entry in _kinds[meter] == MeterKind.Inference ? RatesOf(model).Slot(tier, meter) : [])
            {
                // At the rate's own first day and past its own threshold, nothing but what a plain call lacks can keep it from answering.
                var rate = entry.Rate;
                var key = new PriceKey(
                    _catalogModels[model].Id,
                    default,
                    scope,
                    profile,
                    tier,
                    rate.Meter,
                    new() { InputTokens = (rate.Conditions.ContextAbove ?? 0m) + 1m },
                    rate.ValidFrom ?? DateOnly.MinValue);
                if (entry.Covers(region, scope) && Answers(rate, meter, key))
                {
                    found.Add(new(rate));
                }
            }

            if (found.Count > 0)
            {
                rates.Add(new(name, [.. found]));
            }
        }

        return [.. rates];
    }

    /// <inheritdoc/>
    public MissingRate Explain(in PriceKey key)
    {
        if (!_models.TryGetValue(key.Model.Value, out var position))
        {
            return new(key.Meter, MissingCode.NotPriced, $"'{key.Model}' is not a model of the catalog.");
        }

        var (model, meter, region, scope, tier) = (_catalogModels[position], key.Meter, key.Region, key.Scope, key.Tier);
        var rates = model.Rates.Where(rate => rate.Meter == meter).ToArray();
        if (rates.Length == 0)
        {
            return new(meter, MissingCode.NotPriced, $"No source gives a price of {meter} for {model.Name}.");
        }

        var here = rates.Where(rate => rate.Tier == tier && rate.Scopes.Contains(scope) && rate.Regions.Contains(region)).ToArray();
        if (here.Length == 0)
        {
            return new(
                meter,
                MissingCode.NotPricedHere,
                $"No source prices {meter} of {model.Name} in the tier {tier.Name()}, {scope.Name()}, in {region}. Priced are {RateCoverage.Describe(rates)}.");
        }

        var date = key.Date;
        var then = here.Where(rate => rate.HoldsOn(date)).ToArray();
        return then.Length == 0
            ? new(meter, MissingCode.NotPricedThen, $"The price of {meter} of {model.Name} is not known for {date:yyyy-MM-dd}.")
            : new(
                meter,
                MissingCode.ConditionsNotPriced,
                $"{meter} of {model.Name} is priced here only for {string.Join("; ", then.Select(RateCoverage.Conditions).Distinct())}.");
    }

    private bool Answers(Rate rate, int meter, in PriceKey key)
    {
        var conditions = key.Conditions;
        var own = rate.Conditions;
        return (rate.Profile is null || rate.Profile == key.Profile)
            && rate.HoldsOn(key.Date)
            && (own.Term is not { } term || term == conditions.Term)
            && (own.ContextAbove is not { } above || conditions.InputTokens > above)
            && AnswersText(own.Resolution, conditions.Resolution, own.IsDefault)
            && AnswersText(own.Quality, conditions.Quality, own.IsDefault)
            && AnswersText(own.UnitVersion, conditions.UnitVersion, own.IsDefault)
            && AnswersSubject(rate, _kinds[meter], conditions.Subject);
    }

    private static bool AnswersText(string? own, string? asked, bool isDefault) =>
        asked is null ? own is null || isDefault : string.Equals(own, asked, StringComparison.OrdinalIgnoreCase);

    // Capacity is often sold at one price for base and custom models; calls of a custom model never have the base model's price unless a source says so.
    private static bool AnswersSubject(Rate rate, MeterKind kind, RateSubject asked) => rate.Conditions.For is { } own
        ? own == asked || kind is MeterKind.Training or MeterKind.Storage
        : asked != RateSubject.Custom || kind != MeterKind.Inference;

    // Built when a model is first asked for: a process that prices one model pays for one. Racing threads build the same.
    private ModelRates RatesOf(int model) => _rates[model] ??= new(_catalogModels[model].Rates, _layers, _meters, _regions);
}
