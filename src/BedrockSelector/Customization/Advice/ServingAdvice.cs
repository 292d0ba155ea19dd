using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Customization.Life;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Advice;

/// <summary>Finds the cheapest known way of serving a custom model at a volume.</summary>
internal static class ServingAdvice
{
    private static readonly CommitmentTerm[] Terms = [CommitmentTerm.None, CommitmentTerm.OneMonth, CommitmentTerm.SixMonths];

    public static AdvisedServing? Of(KnowledgeSnapshot knowledge, CustomizationNeed need, CustomizableModel model, CustomizationKind kind, AwsRegion region)
    {
        if (need.RequestUsage is not { } usage)
        {
            return null;
        }

        var derived = need.AllowDerivedRates ? DerivedRates.Allow : DerivedRates.Refuse;
        var prices = new CustomModelPrices(knowledge, region, need.AsOf, derived);
        var storage = prices.Storage(model.ModelId.Value, kind);
        var unknown = new List<string>();
        (ServingWay Way, decimal Usd)? best = null;
        foreach (var option in model.Serving.Where(option => need.Serving is null || option.Way == need.Serving).OrderBy(static option => option.Way))
        {
            var (usd, why) = option.Way == ServingWay.OnDemand ? OnDemand(knowledge, need, model, region, usage, derived) : Units(prices, model, need.Months);
            if (usd is { } known && (best is null || known < best.Value.Usd))
            {
                best = (option.Way, known);
            }
            else if (usd is null)
            {
                unknown.Add($"{option.Way.Name()}: {why}");
            }
        }

        if (storage.Unknown is { } missing)
        {
            unknown.Add($"storage: {missing}");
        }

        return new()
        {
            Way = best?.Way,
            ServingUsd = best?.Usd,
            StorageUsd = storage.Usd * need.Months,
            Months = need.Months,
            Unknown = unknown.Count == 0 ? null : string.Join(" ", unknown),
        };
    }

    private static (decimal? Usd, string? Unknown) OnDemand(
        KnowledgeSnapshot knowledge, CustomizationNeed need, CustomizableModel model, AwsRegion region, Usage usage, DerivedRates derived)
    {
        var pricer = new PlanPricer(new CostEstimator(knowledge), region, need.AsOf, derived);
        var part = pricer.Price(ModelReference.Parse(model.ModelId.Value), usage, new() { Custom = true, Requests = need.RequestsPerMonth * need.Months });
        return (part.TotalUsd, part.TotalUsd is null ? string.Join(" ", part.Missing.Select(static gap => gap.Reason)) : null);
    }

    // One unit at least, for whole terms.
    private static (decimal? Usd, string? Unknown) Units(CustomModelPrices prices, CustomizableModel model, decimal months)
    {
        decimal? cheapest = null;
        string? why = null;
        foreach (var term in Terms)
        {
            var month = prices.Units(model.ModelId.Value, 1, term)[1];
            var bound = CustomModelPrices.Months(term);
            var paid = bound == 0 ? months : decimal.Ceiling(months / bound) * bound;
            why ??= month.Unknown;
            cheapest = month.Usd * paid is { } usd && (cheapest is null || usd < cheapest) ? usd : cheapest;
        }

        return (cheapest, cheapest is null ? why : null);
    }

    public static string Reason(AdvisedServing serving) => serving.ServingUsd is { } usd
        ? string.Create(CultureInfo.InvariantCulture, $"Serving {serving.Way!.Value.Name()} costs {usd.Plain()} USD over {serving.Months.Plain()} months{(serving.Way == ServingWay.Provisioned ? ", with one model unit at least" : "")}, storage {serving.StorageUsd?.Plain() ?? "an amount that is not known"}{(serving.StorageUsd is null ? "" : " USD")}.")
        : $"What serving costs is not known. {serving.Unknown}";
}
