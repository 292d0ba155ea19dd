using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>Says why a question has no price, out of the rates that were asked.</summary>
internal static class PriceExplanation
{
    public static MissingRate Of(PriceBook book, FoundationModel model, AwsRegion region, PriceRoute route, Meter meter, in PriceQuestion question)
    {
        var rates = model.Rates.Where(rate => rate.Meter == meter).ToArray();
        if (rates.Length == 0)
        {
            return new(meter, MissingCode.NotPriced, $"No source gives a price of {meter} for {model.Name}.");
        }

        var here = book.Here(model.Id, meter, region, route).ToArray();
        if (here.Length == 0)
        {
            return new(
                meter,
                MissingCode.NotPricedHere,
                $"No source prices {meter} of {model.Name} in the tier {route.Tier.Name()}, {route.Scope.Name()}, in {region}. "
                + $"Priced are {RateCoverage.Describe(rates)}.");
        }

        var date = DateOnly.FromDayNumber(question.Day);
        var then = Array.FindAll(here, rung => rung.Rate.HoldsOn(date));
        if (then.Length == 0)
        {
            return new(meter, MissingCode.NotPricedThen, $"The price of {meter} of {model.Name} is not known for {date:yyyy-MM-dd}.");
        }

        // Refused is a computed price alone that would answer everything else asked.
        if (book.Place(model.Id, region, route)?.Find(meter.Name)?.Find(question.AllowingDerived()) is { Rate: { Derived: true } rate })
        {
            return new(
                meter,
                MissingCode.DerivedOnly,
                $"No source read here states a price of {meter} for {model.Name}; {rate.Price} is computed "
                + $"({rate.Note?.TrimEnd('.') ?? rate.Source.Title}). Allow derived rates to use it.");
        }

        var conditions = then.Select(rung => RateCoverage.Conditions(rung.Rate, book.Dimensions)).Distinct();
        return new(meter, MissingCode.ConditionsNotPriced, $"{meter} of {model.Name} is priced here only for {string.Join("; ", conditions)}.");
    }
}
