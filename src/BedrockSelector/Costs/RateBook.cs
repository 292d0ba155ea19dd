using System.Collections.Frozen;
using System.Collections.Immutable;
using BedrockSelector.Catalog;
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
    private readonly FrozenDictionary<ModelId, int> _models;
    private readonly FrozenDictionary<AwsRegion, int> _regions;
    private readonly FrozenDictionary<Meter, int> _meters;
    private readonly Dictionary<ulong, Slot> _slots = [];
    private readonly Entry[] _entries;
    private readonly ImmutableArray<FoundationModel> _catalogModels;
    private readonly IModelCatalog _catalog;

    /// <summary>Indexes a catalog.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    public RateBook(IModelCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        _catalog = catalog;
        _catalogModels = catalog.Models;
        _models = Positions(catalog.Models.Select(static model => model.Id));
        _regions = Positions(catalog.Regions.Select(static region => region.Region));
        _meters = Positions(catalog.Models.SelectMany(static model => model.Rates).Select(static rate => rate.Meter).Distinct());

        var keyed = new List<(ulong Key, Entry Entry)>();
        for (var model = 0; model < catalog.Models.Length; model++)
        {
            foreach (var rate in catalog.Models[model].Rates)
            {
                var entry = new Entry(rate, catalog.Layers.IndexOf(rate.Layer));
                var meter = _meters[rate.Meter];
                foreach (var region in rate.Regions)
                {
                    foreach (var scope in rate.Scopes)
                    {
                        keyed.Add((Pack(model, _regions[region], scope, rate.Tier, meter), entry));
                    }
                }
            }
        }

        // Stable by key, so that entries of a slot keep the order of the catalog and ties do not depend on chance.
        var order = keyed.Select(static (pair, index) => (pair.Key, index)).ToArray();
        Array.Sort(order);
        _entries = new Entry[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            _entries[i] = keyed[order[i].index].Entry;
            if (i == 0 || order[i].Key != order[i - 1].Key)
            {
                _slots[order[i].Key] = new(i, 1);
            }
            else
            {
                var slot = _slots[order[i].Key];
                _slots[order[i].Key] = slot with { Count = slot.Count + 1 };
            }
        }
    }

    /// <inheritdoc/>
    public Rate? Find(in PriceKey key)
    {
        if (!_models.TryGetValue(key.Model, out var model) || !_regions.TryGetValue(key.Region, out var region)
            || !_meters.TryGetValue(key.Meter, out var meter)
            || !_slots.TryGetValue(Pack(model, region, key.Scope, key.Tier, meter), out var slot))
        {
            return null;
        }

        var best = -1;
        for (var i = slot.Start; i < slot.Start + slot.Count; i++)
        {
            if (Answers(_entries[i].Rate, key) && (best < 0 || IsBetter(_entries[i], _entries[best])))
            {
                best = i;
            }
        }

        return best < 0 ? null : _entries[best].Rate;
    }

    /// <inheritdoc/>
    public bool IsPriced(Meter meter) => _meters.ContainsKey(meter);

    /// <inheritdoc/>
    public MissingRate Explain(in PriceKey key)
    {
        if (!_models.TryGetValue(key.Model, out var position))
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

    private bool Answers(Rate rate, in PriceKey key)
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
            && AnswersSubject(rate, conditions.Subject);
    }

    private static bool AnswersText(string? own, string? asked, bool isDefault) =>
        asked is null ? own is null || isDefault : string.Equals(own, asked, StringComparison.OrdinalIgnoreCase);

    // Capacity is often sold at one price for base and custom models; calls of a custom model never have the base model's price unless a source says so.
    private bool AnswersSubject(Rate rate, RateSubject asked)
    {
        if (rate.Conditions.For is { } own)
        {
            return own == asked || KindOf(rate.Meter) is MeterKind.Training or MeterKind.Storage;
        }

        return asked != RateSubject.Custom || KindOf(rate.Meter) != MeterKind.Inference;
    }

    private MeterKind KindOf(Meter meter) => _catalog.TryGetMeter(meter, out var definition) ? definition.Kind : MeterKind.Inference;

    private static bool IsBetter(in Entry candidate, in Entry best)
    {
        if (candidate.Layer != best.Layer)
        {
            return candidate.Layer > best.Layer;
        }

        var (ours, theirs) = (candidate.Rate, best.Rate);
        if (ours.Profile is null != theirs.Profile is null)
        {
            return ours.Profile is not null;
        }

        if (ours.Conditions.For is null != theirs.Conditions.For is null)
        {
            return ours.Conditions.For is not null;
        }

        if (ours.Conditions.ContextAbove != theirs.Conditions.ContextAbove)
        {
            return (ours.Conditions.ContextAbove ?? 0) > (theirs.Conditions.ContextAbove ?? 0);
        }

        return (ours.ValidFrom ?? DateOnly.MinValue) > (theirs.ValidFrom ?? DateOnly.MinValue);
    }

    private static ulong Pack(int model, int region, CallScope scope, PricingTier tier, int meter) =>
        ((ulong)(uint)model << 40) | ((ulong)(uint)region << 24) | ((ulong)(uint)meter << 8) | ((ulong)scope << 4) | (ulong)tier;

    private static FrozenDictionary<T, int> Positions<T>(IEnumerable<T> values)
        where T : notnull => values.Select(static (value, index) => (value, index)).ToFrozenDictionary(static pair => pair.value, static pair => pair.index);

    private readonly record struct Slot(int Start, int Count);

    private readonly record struct Entry(Rate Rate, int Layer);
}
