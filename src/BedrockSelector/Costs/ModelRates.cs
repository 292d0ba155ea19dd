using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>The rates of one model by tier and meter, in each slot the one that wins first.</summary>
internal sealed class ModelRates
{
    private readonly int[] _slots;
    private readonly Entry[] _entries;
    private readonly int[] _starts;

    public ModelRates(ImmutableArray<Rate> rates, ImmutableArray<string> layers, Dictionary<string, int> meters, Dictionary<string, int> regions)
    {
        var masks = new Dictionary<AwsRegion[], ulong[]>();
        var entries = new Entry[rates.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            var rate = rates[i];
            var list = System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsArray(rate.Regions)!;
            if (!masks.TryGetValue(list, out var mask))
            {
                masks.Add(list, mask = MaskOf(list, regions));
            }

            entries[i] = new(rate, SlotOf(rate.Tier, meters[rate.Meter.Name]), layers.IndexOf(rate.Layer), i, ScopesOf(rate), mask);
        }

        Array.Sort(entries, static (one, other) => one.CompareTo(other));
        _entries = entries;
        var slots = new List<int>();
        var starts = new List<int>();
        for (var i = 0; i < entries.Length; i++)
        {
            if (i == 0 || entries[i].Slot != entries[i - 1].Slot)
            {
                slots.Add(entries[i].Slot);
                starts.Add(i);
            }
        }

        starts.Add(entries.Length);
        (_slots, _starts) = ([.. slots], [.. starts]);
    }

    public ReadOnlySpan<Entry> Slot(PricingTier tier, int meter)
    {
        var slot = Array.BinarySearch(_slots, SlotOf(tier, meter));
        return slot < 0 ? [] : _entries.AsSpan(_starts[slot].._starts[slot + 1]);
    }

    private static int SlotOf(PricingTier tier, int meter) => (meter << 4) | (int)tier;

    private static int ScopesOf(Rate rate)
    {
        var scopes = 0;
        foreach (var scope in rate.Scopes)
        {
            scopes |= 1 << (int)scope;
        }

        return scopes;
    }

    private static ulong[] MaskOf(AwsRegion[] list, Dictionary<string, int> regions)
    {
        var mask = new ulong[(regions.Count + 63) / 64];
        foreach (var region in list)
        {
            // A region that no layer names cannot be asked for either.
            if (regions.TryGetValue(region.Value, out var position))
            {
                mask[position >> 6] |= 1UL << position;
            }
        }

        return mask;
    }

    /// <summary>A rate with what decides whether and before which others it answers.</summary>
    internal readonly record struct Entry(Rate Rate, int Slot, int Layer, int Position, int Scopes, ulong[] Regions)
    {
        public bool Covers(int region, CallScope scope) => ((Scopes >> (int)scope) & 1) != 0 && ((Regions[region >> 6] >> region) & 1) != 0;

        // The last layer wins; within it a rate for one profile, for a kind of model, for the highest threshold passed, for the latest begin;
        // among equals the first in the catalog, so that nothing depends on chance.
        public int CompareTo(in Entry other)
        {
            var order = Slot.CompareTo(other.Slot);
            order = order != 0 ? order : other.Layer.CompareTo(Layer);
            order = order != 0 ? order : (Rate.Profile is null).CompareTo(other.Rate.Profile is null);
            order = order != 0 ? order : (Rate.Conditions.For is null).CompareTo(other.Rate.Conditions.For is null);
            order = order != 0 ? order : (other.Rate.Conditions.ContextAbove ?? 0).CompareTo(Rate.Conditions.ContextAbove ?? 0);
            order = order != 0 ? order : (other.Rate.ValidFrom ?? DateOnly.MinValue).CompareTo(Rate.ValidFrom ?? DateOnly.MinValue);
            return order != 0 ? order : Position.CompareTo(other.Position);
        }
    }
}
