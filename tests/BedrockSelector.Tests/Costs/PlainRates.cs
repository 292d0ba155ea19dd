using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Costs;

/// <summary>The lookup of a price written down plainly: every rate of the model in turn, and what each dimension of the package means, by hand.</summary>
internal static class PlainRates
{
    private static readonly string[] OfTheKind = ["quality", "resolution", "unit-version"];

    public static Rate? Find(ModelCatalog catalog, FoundationModel model, AwsRegion region, PriceRoute route, Meter meter, RateSubject subject, PriceBasis basis, decimal inputTokens) =>
        model.Rates.Select((rate, position) => (Rate: rate, Position: position))
            .Where(one => one.Rate.Meter == meter && one.Rate.Tier == route.Tier && one.Rate.Scopes.Contains(route.Scope) && one.Rate.Regions.Contains(region)
                && (one.Rate.Profile is null || one.Rate.Profile == route.Profile) && one.Rate.HoldsOn(basis.Date)
                && (!one.Rate.Derived || basis.DerivedRates == DerivedRates.Allow)
                && Answers(catalog, one.Rate, subject, basis.Conditions, inputTokens))
            .OrderByDescending(one => catalog.Layers.IndexOf(one.Rate.Layer))
            .ThenByDescending(static one => one.Rate.Profile is not null)
            .ThenByDescending(static one => one.Rate.Conditions[Dimension.Term] is not null)
            .ThenByDescending(static one => one.Rate.Conditions[Dimension.Parse("quality")] is not null)
            .ThenByDescending(static one => one.Rate.Conditions[Dimension.Parse("resolution")] is not null)
            .ThenByDescending(static one => one.Rate.Conditions[Dimension.Subject] is not null)
            .ThenByDescending(static one => one.Rate.Conditions[Dimension.Parse("unit-version")] is not null)
            .ThenByDescending(static one => Above(one.Rate))
            .ThenByDescending(static one => one.Rate.ValidFrom ?? DateOnly.MinValue)
            .ThenBy(static one => one.Position)
            .Select(static one => one.Rate).FirstOrDefault();

    private static bool Answers(ModelCatalog catalog, Rate rate, RateSubject subject, PriceConditions asked, decimal inputTokens)
    {
        var kind = catalog.TryGetMeter(rate.Meter, out var meter) ? meter.Kind : MeterKind.Inference;
        var term = rate.Conditions[Dimension.Term];
        return (term is null || term == (asked[Dimension.Term] ?? "none"))
            && inputTokens > Above(rate)
            && OfTheKind.All(name => AnswersText(rate, asked, Dimension.Parse(name)))
            && (rate.Conditions[Dimension.Subject] is { } own
                ? kind is MeterKind.Training or MeterKind.Storage || own == subject switch { RateSubject.Custom => "custom", RateSubject.Imported => "imported", _ => "base" }
                : subject != RateSubject.Custom || kind != MeterKind.Inference);
    }

    private static bool AnswersText(Rate rate, PriceConditions asked, Dimension dimension) => asked[dimension] is { } text
        ? string.Equals(rate.Conditions[dimension], text, StringComparison.OrdinalIgnoreCase)
        : rate.Conditions[dimension] is null || rate.IsDefault;

    private static long Above(Rate rate) =>
        rate.Conditions[Dimension.ContextAbove] is { } above ? long.Parse(above, System.Globalization.CultureInfo.InvariantCulture) : -1;
}
