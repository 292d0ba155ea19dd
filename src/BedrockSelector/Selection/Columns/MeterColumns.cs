using BedrockSelector.Costs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>The rates of one meter, by tier and row.</summary>
internal sealed class MeterColumns(Meter meter, RegionColumns region, PricingTier[] tiers)
{
    private readonly PriceLadder?[][] _ladders = Array.ConvertAll(tiers, tier => region.Ladder(tier, meter));

    public Meter Meter { get; } = meter;

    public PriceLadder? this[int tier, int row] => _ladders[tier][row];
}
