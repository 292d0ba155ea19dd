using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>Prices logged calls in the other tiers and scopes of their models.</summary>
internal sealed class AlternativePrices(PricedUse use)
{
    private static readonly PricingTier[] Tiers = [PricingTier.Batch, PricingTier.Flex, PricingTier.Priority, PricingTier.LatencyOptimized];

    public IEnumerable<UsageAlternative> Of() => use.Cells.Where(static cell => cell is { IsWhole: true, Target: not null, Cell.Failed: false, Lines.IsEmpty: false })
        .GroupBy(static cell => cell.Cell.ModelId, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal).SelectMany(group => Of(group.Key, [.. group]));

    private IEnumerable<UsageAlternative> Of(string modelId, CellPrice[] cells)
    {
        var (requests, logged) = (cells.Sum(static cell => cell.Cell.Sums.Requests), cells.Sum(static cell => cell.PricedUsd));
        var model = cells[0].Target!.Model;
        var found = new List<UsageAlternative>();
        foreach (var tier in Tiers.Where(tier => model.Rates.Any(rate => rate.Tier == tier)))
        {
            if (Price(cells, place => place with { Tier = tier }) is { } usd)
            {
                found.Add(new(modelId, requests, modelId, tier, logged, usd));
            }
        }

        var others = model.Offers.Where(static offer => offer is { Inference: InferenceType.OnDemand, Endpoint: ModelEndpoint.Runtime, Listed: true })
            .Where(offer => offer.CallId != modelId && Array.TrueForAll(cells, cell => offer.Covers(cell.Target!.Region, DateOnly.FromDateTime(cell.Cell.Hour.UtcDateTime))))
            .Select(static offer => offer.CallId).Distinct().Order(StringComparer.Ordinal);
        foreach (var other in others)
        {
            if (Price(cells, place => place with { Model = other }) is { } usd)
            {
                found.Add(new(modelId, requests, other, null, logged, usd));
            }
        }

        return found.OrderBy(static one => one.Usd).ThenBy(static one => one.CallId, StringComparer.Ordinal).ThenBy(static one => one.Tier);
    }

    private decimal? Price(CellPrice[] cells, Func<Place, Place> move)
    {
        var sum = 0m;
        foreach (var cell in cells)
        {
            if (use.PriceElsewhere(cell, move).Usd is not { } usd)
            {
                return null;
            }

            sum += usd;
        }

        return sum;
    }
}
