using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Benchmarks.Costs;

/// <summary>The price of plain calls as one would look it up with LINQ: every rate of the model in turn.</summary>
internal static class NaiveRates
{
    public static Rate? Find(FoundationModel model, AwsRegion region, CallScope scope, string? profile, PricingTier tier, Meter meter, decimal inputTokens) => model.Rates
        .Where(rate => rate.Meter == meter && rate.Tier == tier && rate.Scopes.Contains(scope) && rate.Regions.Contains(region)
            && (rate.Profile is null || rate.Profile == profile) && rate.HoldsOn(Workload.Date)
            && Above(rate) < inputTokens && rate.Conditions[Dimension.Subject] is null or "base")
        .OrderByDescending(static rate => rate.Profile is not null).ThenByDescending(static rate => Above(rate))
        .FirstOrDefault();

    private static long Above(Rate rate) =>
        rate.Conditions[Dimension.ContextAbove] is { } above ? long.Parse(above, System.Globalization.CultureInfo.InvariantCulture) : 0;
}
