using BedrockSelector.Costs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>The rates of one meter, by tier and row.</summary>
internal sealed class MeterColumns(Meter meter, RegionColumns region, PricingTier[] tiers)
{
    private readonly RateLadder[][] _ladders = Array.ConvertAll(tiers, tier => region.Prices(tier, meter));

    public Meter Meter { get; } = meter;

    public ref readonly RateLadder this[int tier, int row] => ref _ladders[tier][row];
}
