using System.Collections.Immutable;
using System.Runtime.InteropServices;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>The rates of one model in the order in which they win, and the places made of them when first asked for.</summary>
/// <remarks>Thread-safe: what is made is published by one reference write, and racing threads make the same.</remarks>
internal sealed class ModelPrices
{
    private const int Tiers = (int)PricingTier.Reserved + 1;

    private readonly FoundationModel _model;
    private readonly PriceBook _book;
    private readonly Entry[] _entries;
    private readonly (CallScope Scope, string? Profile)[] _ways;
    private readonly PricePlace?[]?[] _places;

    public ModelPrices(FoundationModel model, PriceBook book)
    {
        (_model, _book) = (model, book);
        var masks = new Dictionary<AwsRegion[], ulong[]>();
        _entries = new Entry[model.Rates.Length];
        for (var i = 0; i < _entries.Length; i++)
        {
            var rate = model.Rates[i];
            var list = ImmutableCollectionsMarshal.AsArray(rate.Regions)!;
            if (!masks.TryGetValue(list, out var mask))
            {
                masks.Add(list, mask = MaskOf(list));
            }

            var (meter, definition) = book.PositionOf(rate.Meter);
            _entries[i] = new(new(rate, definition.Kind, book.Dimensions), definition, meter, book.LayerOf(rate), i, ScopesOf(rate), mask);
        }

        Array.Sort(_entries, static (one, other) => one.CompareTo(other));

        // What can be called, and what is bought in a region: places are asked for by no other way, but for slips.
        _ways = [.. model.Offers.Select(static offer => (offer.Scope, offer.Profile)).Append((CallScope.InRegion, null)).Distinct()];
        _places = new PricePlace?[]?[book.RegionCount];
    }

    /// <summary>Finds the ladders of a place.</summary>
    public PricePlace Place(int region, in PriceRoute route)
    {
        var position = IndexOf(route);
        if (position < 0)
        {
            return Make(region, route);
        }

        var places = _places[region] ??= new PricePlace?[_ways.Length * Tiers];
        return places[position] ??= Make(region, route);
    }

    /// <summary>Gets the rates of a tier that hold for a meter in a scope and a region, whatever their profile, day and conditions.</summary>
    public IEnumerable<PriceRung> Here(Meter meter, int region, PriceRoute route) =>
        _entries.Where(entry => entry.Rung.Rate.Meter == meter && entry.Rung.Rate.Tier == route.Tier && entry.Covers(region, route.Scope))
            .OrderBy(static entry => entry.Position).Select(static entry => entry.Rung);

    private PricePlace Make(int region, in PriceRoute route)
    {
        var ladders = new List<PriceLadder>();
        var rungs = new List<PriceRung>();
        for (var i = 0; i < _entries.Length; i++)
        {
            ref readonly var entry = ref _entries[i];
            var rate = entry.Rung.Rate;
            if (rate.Tier == route.Tier && (rate.Profile is null || rate.Profile == route.Profile) && entry.Covers(region, route.Scope))
            {
                rungs.Add(entry.Rung);
            }

            if (rungs.Count > 0 && (i + 1 == _entries.Length || _entries[i + 1].Meter != entry.Meter))
            {
                ladders.Add(new(entry.Definition, [.. rungs]));
                rungs.Clear();
            }
        }

        return new(_model, _book.RegionAt(region), route, [.. ladders]);
    }

    // A handful of ways, of which the wanted one is found sooner by looking than by hashing.
    private int IndexOf(in PriceRoute route)
    {
        for (var i = 0; i < _ways.Length; i++)
        {
            ref readonly var way = ref _ways[i];
            if (way.Scope == route.Scope && string.Equals(way.Profile, route.Profile, StringComparison.Ordinal))
            {
                return (uint)route.Tier < Tiers ? (i * Tiers) + (int)route.Tier : -1;
            }
        }

        return -1;
    }

    private static int ScopesOf(Rate rate)
    {
        var scopes = 0;
        foreach (var scope in rate.Scopes)
        {
            scopes |= 1 << (int)scope;
        }

        return scopes;
    }

    private ulong[] MaskOf(AwsRegion[] list)
    {
        var mask = new ulong[(_book.RegionCount + 63) / 64];
        foreach (var region in list)
        {
            // A region that no layer names cannot be asked for either.
            if (_book.TryFindRegion(region, out var position))
            {
                mask[position >> 6] |= 1UL << position;
            }
        }

        return mask;
    }

    private readonly record struct Entry(
        PriceRung Rung, MeterDefinition Definition, int Meter, int Layer, int Position, int Scopes, ulong[] Regions)
    {
        public bool Covers(int region, CallScope scope) => ((Scopes >> (int)scope) & 1) != 0 && ((Regions[region >> 6] >> region) & 1) != 0;

        // The last layer wins; within it a rate for one profile, for more particular conditions, for the latest begin; among equals the first in the
        // catalog, so that nothing depends on chance.
        public int CompareTo(in Entry other)
        {
            var order = Meter.CompareTo(other.Meter);
            order = order != 0 ? order : other.Layer.CompareTo(Layer);
            order = order != 0 ? order : (Rung.Rate.Profile is null).CompareTo(other.Rung.Rate.Profile is null);
            order = order != 0 ? order : Rung.CompareTo(other.Rung);
            order = order != 0 ? order : (other.Rung.Rate.ValidFrom ?? DateOnly.MinValue).CompareTo(Rung.Rate.ValidFrom ?? DateOnly.MinValue);
            return order != 0 ? order : Position.CompareTo(other.Position);
        }
    }
}
