using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Costs.Batch;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Tests.Selection.Columns;
using FsCheck;
using FsCheck.Fluent;

namespace BedrockSelector.Tests.Costs;

public class PriceLadderTests
{
    private static readonly Dimension Resolution = Dimension.Parse("resolution");
    private static readonly Dimension Quality = Dimension.Parse("quality");
    private static readonly Dimension UnitVersion = Dimension.Parse("unit-version");

    [Test]
    public void Find_RandomQuestions_FindsWhatAScanOverAllRatesFinds()
    {
        var found = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000), Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var catalog = RandomSelections.Catalogs[random.Next(RandomSelections.Catalogs.Length)];
            var model = catalog.Models[random.Next(catalog.Models.Length)];
            var (region, route, meter) = Place(random, catalog, model);
            var basis = new PriceBasis(route.Tier, new DateOnly(2026, 11, 22).AddDays(random.Next(-700, 400)))
            {
                Conditions = Conditions(random),
                DerivedRates = (DerivedRates)random.Next(2),
            };
            var subject = (RateSubject)random.Next(3);
            var tokens = random.Next(4) == 0 ? random.Next(1, 400) * 1_000L : random.Next(1, 400_000);

            var rate = PriceBook.Of(((IKnowledgeSource)catalog).Current).Ladder(model.Id, region, route, meter)?.Find(new(basis, subject, tokens))?.Rate;

            found += rate is null ? 0 : 1;
            Assert.That(rate, Is.SameAs(PlainRates.Find(catalog, model, region, route, meter, subject, basis, tokens)));
        }));
        Assert.That(found, Is.GreaterThan(2_000));
    }

    [Test]
    public void Find_EveryRateOfTheCatalog_IsFoundByItsOwnKey()
    {
        var catalog = TestCatalogs.Embedded;
        var book = PriceBook.Of(((IKnowledgeSource)catalog).Current);
        var lost = new List<string>();
        foreach (var model in catalog.Models)
        {
            foreach (var rate in model.Rates)
            {
                var date = rate.ValidFrom ?? (rate.ValidTo is { } end ? end.AddDays(-1) : new DateOnly(2026, 11, 22));
                var basis = new PriceBasis(rate.Tier, date) { Conditions = rate.Conditions, DerivedRates = DerivedRates.Allow };
                var above = rate.Conditions[Dimension.ContextAbove] is { } text ? long.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : -1;
                var subject = rate.Conditions[Dimension.Subject] switch { "custom" => RateSubject.Custom, "imported" => RateSubject.Imported, _ => RateSubject.Base };
                var ladder = book.Ladder(model.Id, rate.Regions[0], new(rate.Scopes[0], rate.Profile, rate.Tier), rate.Meter);
                if (!ReferenceEquals(ladder?.Find(new(basis, subject, above + 1))?.Rate, rate))
                {
                    lost.Add($"{model.Id} {rate.Meter} {rate.Tier.Name()} {rate.Conditions}: {rate.Price} of {rate.Source.Key}");
                }
            }
        }

        Assert.That(lost, Is.Empty);
    }

    // Conditions, quotes and batches: all three are the estimate's total.
    [Test]
    public void Price_RandomConditions_IsTheSameInEstimateQuoteAndBatch() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_500), Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var catalog = RandomSelections.Catalogs[random.Next(RandomSelections.Catalogs.Length)];
            var model = catalog.Models[random.Next(catalog.Models.Length)];
            var (region, _, meter) = Place(random, catalog, model);
            var reference = ModelReference.Parse(model.Offers.IsEmpty || random.Next(3) == 0 ? model.Id.Value : model.Offers[random.Next(model.Offers.Length)].CallId);
            var usage = random.Next(2) == 0 ? RandomSelections.Usage(random) : Usage.Of(new UsageEntry(meter, random.Next(20) + (random.Next(2) / 2m)));
            var basis = new PriceBasis((PricingTier)random.Next(7), new DateOnly(2026, 11, 22).AddDays(random.Next(-400, 400)))
            {
                Conditions = Conditions(random),
                DerivedRates = (DerivedRates)random.Next(2),
            };
            var estimator = new CostEstimator(catalog);
            var target = catalog.Resolve(reference, region);

            var expected = estimator.Estimate(new()
            {
                Model = reference,
                Region = region,
                Usage = usage,
                Tier = basis.Tier,
                AsOf = basis.Date,
                Conditions = basis.Conditions,
                DerivedRates = basis.DerivedRates,
            }).TotalUsd;
            var isQuoted = estimator.TryQuote(target, usage, basis, out var quoted);
            var isBatched = new BatchPricer(catalog).Price(UsageBatch.Of([usage]), [target], basis, threads: 1).TryGetUsd(0, 0, out var batched);

            Assert.That((isQuoted, quoted), Is.EqualTo((expected is not null, expected ?? 0m)));
            Assert.That((isBatched, batched), Is.EqualTo((expected is not null, expected ?? 0m)));
        }));

    private static (AwsRegion Region, PriceRoute Route, Meter Meter) Place(Random random, ModelCatalog catalog, FoundationModel model)
    {
        // Mostly near a rate, where there is something to find and something to miss by a hair.
        if (model.Rates.IsEmpty || random.Next(5) == 0)
        {
            return (
                catalog.Regions[random.Next(catalog.Regions.Length)].Region,
                new((CallScope)random.Next(3), random.Next(3) == 0 ? "us" : null, (PricingTier)random.Next(7)),
                catalog.Meters[random.Next(catalog.Meters.Length)].Meter);
        }

        var rate = model.Rates[random.Next(model.Rates.Length)];
        var offers = model.Offers.Where(offer => rate.Scopes.Contains(offer.Scope)).ToArray();
        return (
            rate.Regions[random.Next(rate.Regions.Length)],
            new(
                rate.Scopes[random.Next(rate.Scopes.Length)],
                rate.Profile ?? (offers.Length == 0 ? null : offers[random.Next(offers.Length)].Profile),
                random.Next(6) == 0 ? (PricingTier)random.Next(7) : rate.Tier),
            rate.Meter);
    }

    private static PriceConditions Conditions(Random random)
    {
        string? One(params string?[] values) => values[random.Next(values.Length)];
        return random.Next(3) == 0 ? default : default(PriceConditions)
            .With(Dimension.Term, One(null, "none", "1-month", "3-month", "6-month"))
            .With(Resolution, One(null, null, "512x512", "1024x1024", "1024X1024", "2048x2048", "720p", "540P"))
            .With(Quality, One(null, null, "standard", "Premium"))
            .With(UnitVersion, One(null, null, "v1.0", "v2.0"));
    }
}
