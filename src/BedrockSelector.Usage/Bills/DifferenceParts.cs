using System.Globalization;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Bills;

/// <summary>Takes the differences of lanes and periods apart: lines billed twice, prices, quantities.</summary>
internal sealed class DifferenceParts(IReadOnlyDictionary<(BillLane Lane, DateTimeOffset Period), LaneSlot> slots, bool withLogs)
{
    private readonly Dictionary<BillLane, decimal> _shares = slots.GroupBy(static pair => pair.Key.Lane, static pair => pair.Value)
        .ToDictionary(static group => group.Key, static group => RateShare.Of([.. group]));

    public IEnumerable<BillDifference> Find()
    {
        var (parts, gaps, rounding) = (new List<BillDifference>(), new List<QuantityGap>(), 0m);
        foreach (var ((lane, period), slot) in slots.OrderBy(static pair => pair.Key.Period).ThenBy(static pair => pair.Key.Lane.ToString(), StringComparer.Ordinal))
        {
            if (slot.Billed.RepeatedLines > 0)
            {
                parts.Add(Part("line-twice", true, lane, period, slot.RepeatedQuantity, slot.Billed.RepeatedUsd, $"Lines of {lane} are billed again, equal in all but their ids."));
            }

            if (slot.Reason is not null)
            {
                parts.Add(Part("no-price", false, lane, period, 0m, slot.NetUsd - (withLogs ? slot.LoggedUsd : 0m) - (withLogs ? 0m : slot.OurUsd), slot.Reason));
                continue;
            }

            rounding += Prices(parts, lane, period, slot);
            if (withLogs && (slot.Quantity != slot.LoggedQuantity || slot.OurUsd != slot.LoggedUsd))
            {
                gaps.Add(new(lane, period, slot.Quantity - slot.LoggedQuantity, slot.OurUsd - slot.LoggedUsd, slot.Quantity != 0m, slot.LoggedQuantity != 0m));
            }
        }

        if (rounding != 0m)
        {
            parts.Add(new() { Code = "rounding", Explained = true, Usd = rounding, Message = "Amounts of the bill are cut to the decimals that it writes." });
        }

        return parts.Concat(new QuantityCauses(gaps).Find());
    }

    public IEnumerable<PrivateRate> PrivateRates(KnowledgeSnapshot knowledge)
    {
        foreach (var (lane, share) in _shares.Where(static pair => pair.Value != 1m).OrderBy(static pair => pair.Key.ToString(), StringComparer.Ordinal))
        {
            var own = slots.Where(pair => pair.Key.Lane == lane).Select(static pair => pair.Value).ToArray();
            if (Array.Find(own, static slot => slot.Price is not null)?.Price is not { } price)
            {
                continue;
            }

            yield return new()
            {
                ModelId = lane.Model,
                Region = lane.Region,
                Scope = lane.Scope,
                Tier = lane.Tier,
                Meter = lane.Meter,
                Conditions = ConditionsOf(lane, knowledge).ToString(),
                ListUsd = price.UnitPriceUsd,
                PaidUsd = price.UnitPriceUsd * share,
                Per = price.Per,
                SavedUsd = own.Where(slot => RateShare.Holds(slot, share)).Sum(static slot => slot.BaseUsd - slot.NetUsd),
            };
        }
    }

    private static PriceConditions ConditionsOf(BillLane lane, KnowledgeSnapshot knowledge) =>
        lane.LongContext && BillMapper.TryThreshold(knowledge.Catalog.GetModel(new(lane.Model)), out var above)
            ? lane.Conditions.With(Dimension.ContextAbove, (above - 1).ToString(CultureInfo.InvariantCulture))
            : lane.Conditions;

    private static BillDifference Part(string code, bool explained, BillLane lane, DateTimeOffset period, decimal quantity, decimal usd, string message) => new()
    {
        Code = code,
        Explained = explained,
        ModelId = lane.Model,
        Region = lane.Region,
        Scope = lane.Scope,
        Tier = lane.Tier,
        Meter = lane.Meter.Name,
        From = period,
        Quantity = quantity,
        Usd = usd,
        Message = message,
    };

    // What is billed less what it costs at our prices: our list price against the bill's, the caller's share of it, and the rest.
    private decimal Prices(List<BillDifference> parts, BillLane lane, DateTimeOffset period, LaneSlot slot)
    {
        var (rounding, share) = (0m, _shares[lane]);
        var list = slot.BaseUsd - slot.OurUsd;
        if (Math.Abs(list) <= slot.Tolerance)
        {
            rounding += list;
        }
        else
        {
            parts.Add(Part("list-price-differs", false, lane, period, 0m, list, $"The bill states a list price of {slot.BaseUsd.Plain()} USD for what costs {slot.OurUsd.Plain()} USD by the catalog: {lane}."));
        }

        var rest = slot.NetUsd - slot.BaseUsd;
        var code = slot.StatedUsd is null ? "private-rate" : "discount";
        if (RateShare.Holds(slot, share))
        {
            if (share == 1m)
            {
                return rounding + rest;
            }

            parts.Add(Part(code, true, lane, period, 0m, rest, $"Billed at {share.Plain()} of the list price: {lane}."));
            return rounding;
        }

        var shared = share == 1m ? 0m : decimal.Round(slot.BaseUsd * share, 10) - slot.BaseUsd;
        if (shared != 0m)
        {
            parts.Add(Part(code, true, lane, period, 0m, shared, $"Billed at {share.Plain()} of the list price: {lane}."));
        }

        parts.Add(Part("rate-differs", false, lane, period, 0m, rest - shared, $"Billed {slot.NetUsd.Plain()} USD for what costs {(slot.BaseUsd + shared).Plain()} USD: {lane}."));
        return rounding;
    }
}
