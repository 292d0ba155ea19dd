using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace BedrockSelector.Tests.Costs;

public class CostEstimatorTests
{
    private const string Sonnet45 = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    private static readonly AwsRegion Virginia = new("us-east-1");
    private static readonly DateOnly Date = new(2026, 9, 1);

    private static ModelCatalog Catalog => TestCatalogs.Embedded;

    private static readonly CostEstimator Estimator = new(TestCatalogs.Embedded);

    [Test]
    public void Estimate_SeveralMeters_IsOneLineEachInTheirOrder()
    {
        var estimate = Estimate("amazon.nova-micro-v1:0", "output-tokens=400,input-tokens=1500");

        using (Assert.EnterMultipleScope())
        {
            // 400 × 0.14 = 56; 1,500 × 0.035 = 52.5; ÷ 10⁶ (AWS price list 2026-08-20)
            Assert.That(estimate.Lines.Select(static line => (line.Meter.Name, line.Quantity, line.Unit, line.AmountUsd)), Is.EqualTo(new[]
            {
                ("output-tokens", 400m, "token", 0.000056m), ("input-tokens", 1500m, "token", 0.0000525m),
            }));
            Assert.That(estimate.TotalUsd, Is.EqualTo(0.0001085m));
            Assert.That(estimate.Lines.Select(static line => line.AsOf), Is.All.EqualTo(new DateOnly(2026, 8, 20)));
            Assert.That(estimate.Lines.Select(static line => line.Layer), Is.All.EqualTo(CatalogLayer.EmbeddedName));
        }
    }

    [Test]
    public void Estimate_Requests_MultiplyEveryLine()
    {
        var estimate = Estimator.Estimate(Request("amazon.nova-micro-v1:0", "input-tokens=1500,output-tokens=400") with { Requests = 1_000_000 });

        // 1.5 × 10⁹ × 0.035 ÷ 10⁶ = 52.5; 4 × 10⁸ × 0.14 ÷ 10⁶ = 56
        Assert.That(estimate.Lines.Select(static line => line.AmountUsd), Is.EqualTo(new[] { 52.5m, 56m }));
        Assert.That(estimate.TotalUsd, Is.EqualTo(108.5m));
    }

    [Test]
    public void Estimate_ManySmallRequests_AreNotTheLongContextBand()
    {
        // 1,000 requests of 1,000 tokens are a million tokens, but no request is above 200,000.
        var estimate = Estimator.Estimate(Request("us." + Sonnet45, "input-tokens=1000") with { Requests = 1000 });

        Assert.That(estimate.TotalUsd, Is.EqualTo(3.3m));
    }

    [Test]
    public void Estimate_CachedTokensOfALongRequest_CountForTheBand()
    {
        var estimate = Estimate("us." + Sonnet45, "input-tokens=1,cache-read-tokens=200000");

        // 1 × 6.6 ÷ 10⁶; 200,000 × 0.66 ÷ 10⁶ (band above 200,000: LiteLLM 2026-08-01)
        Assert.That(estimate.Lines.Select(static line => line.AmountUsd), Is.EqualTo(new[] { 0.0000066m, 0.132m }));
    }

    [TestCase("2025-11-30", 3)]
    [TestCase("2025-12-01", 6)]
    public void Estimate_Claude35SonnetAroundItsPriceChange_TakesThePriceOfTheDay(string date, decimal usd)
    {
        var estimate = Estimator.Estimate(Request("anthropic.claude-3-5-sonnet-20240620-v1:0", "input-tokens=1000000") with { AsOf = Day(date) });

        Assert.That(estimate.TotalUsd, Is.EqualTo(usd));
    }

    [TestCase("2026-07-29", 1.1)]
    [TestCase("2026-07-30", 0.22)]
    public void Estimate_GptLunaAroundItsPriceCut_TakesThePriceOfTheDay(string date, decimal usd) =>
        Assert.That(
            Estimator.Estimate(Request("openai.gpt-5.6-luna", "input-tokens=1000000") with { AsOf = Day(date), Endpoint = ModelEndpoint.Mantle }).TotalUsd,
            Is.EqualTo(usd));

    [Test]
    public void Estimate_Arn_IsPricedAsTheIdInItsRegion()
    {
        foreach (var profile in new[] { "us.", "global." })
        {
            var byId = Estimate(profile + Sonnet45, "input-tokens=1500,output-tokens=400");
            var byArn = Estimator.Estimate(Request($"arn:aws:bedrock:us-east-1:123456789012:inference-profile/{profile}{Sonnet45}", "input-tokens=1500,output-tokens=400") with { Region = null });

            Assert.That(byArn.Lines, Is.EqualTo(byId.Lines));
            Assert.That(byArn.Model.Scope, Is.EqualTo(byId.Model.Scope));
        }
    }

    [Test]
    public void Estimate_GeoAndGlobal_AreDifferentPricesAndSaySo()
    {
        var geo = Estimate("us." + Sonnet45, "input-tokens=1500,output-tokens=400");
        var global = Estimate("global." + Sonnet45, "input-tokens=1500,output-tokens=400");

        using (Assert.EnterMultipleScope())
        {
            // 0.00495 + 0.0066 and 0.0045 + 0.006
            Assert.That((geo.TotalUsd, geo.Model.Scope), Is.EqualTo((0.01155m, CallScope.Geo)));
            Assert.That((global.TotalUsd, global.Model.Scope), Is.EqualTo((0.0105m, CallScope.Global)));
        }
    }

    [Test]
    public void Estimate_BareIdThatCannotBeCalled_NamesTheProfilesThatCan()
    {
        var estimate = Estimate(Sonnet45, "input-tokens=1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(estimate.TotalUsd, Is.Null);
            Assert.That(estimate.Missing.Single().Code, Is.EqualTo(MissingCode.NotCallable));
            Assert.That(estimate.Missing[0].Reason, Does.Contain("us." + Sonnet45).And.Contains("global." + Sonnet45));
        }
    }

    // Each code, by a question that meets it.
    [TestCase("amazon.nova-micro-v1:0", "images=1", PricingTier.Standard, CommitmentTerm.None, null, MissingCode.NotPriced)]
    [TestCase("amazon.nova-micro-v1:0", "input-tokens=1", PricingTier.Priority, CommitmentTerm.None, null, MissingCode.NotPricedHere)]
    [TestCase("amazon.nova-canvas-v1:0", "images=1", PricingTier.Standard, CommitmentTerm.None, "99x99", MissingCode.ConditionsNotPriced)]
    [TestCase("amazon.nova-2-lite-v1:0", "model-unit-hours=1", PricingTier.Standard, CommitmentTerm.SixMonths, null, MissingCode.ConditionsNotPriced)]
    [TestCase("eu.amazon.nova-micro-v1:0", "input-tokens=1", PricingTier.Standard, CommitmentTerm.None, null, MissingCode.NotCallable)]
    public void Estimate_NoSuchRate_IsMissingWithItsReason(string model, string usage, PricingTier tier, CommitmentTerm term, string? resolution, MissingCode code)
    {
        var estimate = Estimator.Estimate(Request(model, usage) with { Tier = tier, Conditions = PriceConditions.Of(term).With(Dimension.Parse("resolution"), resolution) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(estimate.Missing.Select(static one => one.Code), Is.EqualTo(new[] { code }));
            Assert.That(estimate.Missing[0].Reason, Has.Length.GreaterThan(20).And.EndsWith("."));
            Assert.That(estimate.TotalUsd, Is.Null);
            Assert.That(estimate.Band, Is.Null);
            Assert.That(estimate.Lines, Is.Empty);
        }
    }

    [Test]
    public void Estimate_BeforeTheFirstPrice_IsNotPricedThen()
    {
        var rate = """{ "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "meters": { "images": 1 }, "validFrom": "2026-03-01", "validTo": "2026-04-01", "source": "s" }""";
        var model = TestCatalogs.TextModel("a.one").Replace("\"rates\": [", $"\"rates\": [{rate}, ", StringComparison.Ordinal);
        var estimator = new CostEstimator(TestCatalogs.Of(model));
        CostEstimate On(string day) => estimator.Estimate(Request("a.one", "images=1") with { AsOf = Day(day) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(On("2026-02-28").Missing.Single().Code, Is.EqualTo(MissingCode.NotPricedThen));
            Assert.That(On("2026-03-01").TotalUsd, Is.EqualTo(1m));
            Assert.That(On("2026-03-31").TotalUsd, Is.EqualTo(1m));
            Assert.That(On("2026-04-01").Missing.Single().Code, Is.EqualTo(MissingCode.NotPricedThen));
        }
    }

    [Test]
    public void Estimate_OneMeterOfTwoMissing_KeepsTheOtherLineAndHasNoTotal()
    {
        var estimate = Estimate("amazon.nova-micro-v1:0", "input-tokens=1000000,images=1");

        Assert.That(estimate.Lines.Single().AmountUsd, Is.EqualTo(0.035m));
        Assert.That(estimate.Missing.Single().Meter, Is.EqualTo(Meter.Images));
        Assert.That(estimate.TotalUsd, Is.Null);
    }

    [Test]
    public void Estimate_UnknownMeter_Throws()
    {
        var error = Assert.Throws<UnknownMeterException>(static () => Estimate("amazon.nova-micro-v1:0", "input-tokns=1"))!;

        Assert.That(error.Meter.Name, Is.EqualTo("input-tokns"));
        Assert.That(error.Message, Does.StartWith("'input-tokns' is not a known meter; known are ").And.Contains("input-tokens"));
    }

    [Test]
    public void Estimate_EndedModel_WarnsAndStillPrices()
    {
        var estimate = Estimator.Estimate(Request("amazon.nova-reel-v1:1", "video-seconds=1") with { AsOf = new(2026, 10, 1) });

        Assert.That(estimate.TotalUsd, Is.EqualTo(0.08m));
        Assert.That(estimate.Findings.Select(static finding => finding.Message), Has.Some.Contains("ended on 2026-09-30; the price is the last one known."));
        Assert.That(Estimator.Estimate(Request("amazon.nova-reel-v1:1", "video-seconds=1") with { AsOf = new(2026, 9, 29) }).Findings.Select(static finding => finding.Message), Has.None.Contains("ended"));
    }

    [Test]
    public void Estimate_AssumedRegionDerivedPriceAndDefaultSize_AreEachSaid()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Estimate("luma.ray-v2:0", "video-seconds=1", "us-west-2").Findings.Select(static finding => finding.Message), Has.Some.Contains("names no region for this price; us-west-2 is assumed."));
            Assert.That(
                Estimator.Estimate(Request("amazon.nova-micro-v1:0", "training-tokens=1") with { DerivedRates = DerivedRates.Allow }).Findings.Select(static finding => finding.Message),
                Has.Some.Contains("the price is computed, not read"));
            Assert.That(Estimate("amazon.nova-canvas-v1:0", "images=1").Findings.Select(static finding => finding.Message), Has.Some.Contains("priced for quality standard, resolution 1024x1024"));
        }
    }

    [Test]
    public void Estimate_DerivedPriceNotAskedFor_IsMissing()
    {
        var missing = Estimate("amazon.nova-micro-v1:0", "training-tokens=1").Missing.Single();

        // 1 USD per 1,000,000 training tokens is computed from the price of Nova 2 Lite; no source gives one.
        Assert.That(missing.Code, Is.EqualTo(MissingCode.DerivedOnly));
        Assert.That(missing.Reason, Does.Contain("1 USD per 1000000 is computed"));
    }

    [Test]
    public void Estimate_DisagreeingSources_HaveABand()
    {
        // us.amazon.nova-2-lite in us-east-1: 0.33 by AWS's page, 0.3 in its price list (the global price).
        var estimate = Estimate("us.amazon.nova-2-lite-v1:0", "input-tokens=1000000");

        Assert.That(estimate.Band, Is.EqualTo(new CostBand(0.3m, 0.33m)));
    }

    [Test]
    public void Estimate_AgreeingSources_HaveNoBand() => Assert.That(Estimate("amazon.nova-micro-v1:0", "input-tokens=1").Band, Is.Null);

    [Test]
    public void Estimate_CustomModel_IsNeverPricedAsTheBaseModel()
    {
        var custom = Estimator.Estimate(Request("amazon.nova-2-lite-v1:0", "input-tokens=1000000") with { CustomModel = true });

        // 0.3: price of a custom model (AWS price list query 2026-08-02).
        Assert.That((custom.TotalUsd, custom.Model.For), Is.EqualTo(((decimal?)0.3m, RateSubject.Custom)));
        var noCustomPrice = Estimator.Estimate(Request("deepseek.v3.2", "input-tokens=1") with { CustomModel = true });
        Assert.That(noCustomPrice.TotalUsd, Is.Null);
    }

    [Test]
    public void Estimate_ImportedModel_NeedsAUnitVersion()
    {
        var request = Request("custom-model-import", "custom-model-unit-minutes=10");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Estimator.Estimate(request).Missing.Single().Code, Is.EqualTo(MissingCode.ConditionsNotPriced));

            // 10 × 0.05718 and 10 × 0.1433 (pricing page 2026-07-24); an imported model's ARN names no model, so an overlay gives it as an alias.
            var catalog = ModelCatalog.LoadEmbedded(TestCatalogs.Layer("ours", """{ "id": "custom-model-import", "aliases": ["arn:aws:bedrock:us-east-1:123456789012:imported-model/abc"] }"""));
            var imported = request with { Model = ModelReference.Parse("arn:aws:bedrock:us-east-1:123456789012:imported-model/abc") };
            Assert.That(new CostEstimator(catalog).Estimate(imported with { Conditions = Version("v1.0") }).TotalUsd, Is.EqualTo(0.5718m));
            Assert.That(new CostEstimator(catalog).Estimate(imported with { Conditions = Version("v2.0") }).TotalUsd, Is.EqualTo(1.433m));
        }
    }

    // Billed in 5-minute windows for each active copy: 7 minutes of use are two windows, 10 × 0.05718.
    [TestCase("custom-model-import", 5, 0.2859, false)]
    [TestCase("custom-model-import", 7, 0.5718, true)]
    [TestCase("custom-model-import", 0, 0, false)]
    public void Estimate_MeterBilledInSteps_CountsWholeSteps(string model, int minutes, decimal usd, bool warns)
    {
        var request = Request(model, $"custom-model-unit-minutes={minutes}") with { Region = new("us-west-2"), Conditions = Version("v1.0") };
        var estimate = Estimator.Estimate(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(estimate.TotalUsd, Is.EqualTo(usd));
            Assert.That(estimate.Findings.Any(static finding => finding.Code == CostFindings.BilledInSteps), Is.EqualTo(warns));
            Assert.That(Estimator.Estimate(request with { Requests = 3 }).TotalUsd, Is.EqualTo(3 * usd));
            Assert.That(
                Estimator.TryQuote(
                    Catalog.Resolve(request.Model, request.Region), request.Usage, new(PricingTier.Standard, Date) { Conditions = Version("v1.0") }, out var quoted),
                Is.True);
            Assert.That(quoted, Is.EqualTo(usd));
        }
    }

    [Test]
    public void Estimate_UndeclaredConditionOrValue_Throws()
    {
        var request = Request("amazon.nova-micro-v1:0", "input-tokens=1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Estimator.Estimate(request with { Conditions = PriceConditions.None.With(Dimension.Parse("colour"), "red") }),
                Throws.ArgumentException.With.Message.Contains("term, quality, resolution, unit-version"));
            Assert.That(
                () => Estimator.Estimate(request with { Conditions = PriceConditions.None.With(Dimension.Subject, "custom") }), Throws.ArgumentException);
            Assert.That(
                () => Estimator.Estimate(request with { Conditions = PriceConditions.None.With(Dimension.Term, "2-month") }),
                Throws.ArgumentException.With.Message.Contains("6-month"));
        }
    }

    [Test]
    public void Estimate_TermNotGiven_IsWithoutCommitment()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Estimate("amazon.nova-canvas-v1:0", "model-unit-hours=1").TotalUsd, Is.EqualTo(60.5m));
            Assert.That(Estimator.Estimate(Request("amazon.nova-canvas-v1:0", "model-unit-hours=1") with { Conditions = PriceConditions.Of(CommitmentTerm.OneMonth) }).TotalUsd, Is.EqualTo(55m));
            Assert.That(Estimator.Estimate(Request("amazon.nova-canvas-v1:0", "model-unit-hours=1") with { Conditions = PriceConditions.Of(CommitmentTerm.ThreeMonths) }).TotalUsd, Is.Null);
        }
    }

    [Test]
    public void Estimate_ForeignCulture_IsTheSame()
    {
        var before = Estimate("us." + Sonnet45, "input-tokens=1500.5,images=1");
        using var culture = ForeignCulture.Enter();

        var after = Estimate("us." + Sonnet45, "input-tokens=1500.5,images=1");

        Assert.That(after.Lines, Is.EqualTo(before.Lines));
        Assert.That(after.Missing, Is.EqualTo(before.Missing));
        Assert.That(after.Findings, Is.EqualTo(before.Findings));
    }

    [TestCase(14)]
    [TestCase(-12)]
    public void Estimate_NoDate_IsTodayInUtcWhateverTheTimeZone(int hours)
    {
        var time = new FixedTime(new DateTimeOffset(2025, 11, 30, 23, 59, 59, TimeSpan.Zero), TimeSpan.FromHours(hours));

        var estimate = new CostEstimator(Catalog, time: time).Estimate(Request("anthropic.claude-3-5-sonnet-20240620-v1:0", "input-tokens=1000000") with { AsOf = null });

        Assert.That((estimate.AsOf, estimate.TotalUsd), Is.EqualTo((new DateOnly(2025, 11, 30), (decimal?)3m)));
    }

    [Test]
    public void Estimate_AnyOfferAndUsage_LinesSumToTheTotalAndAreExact()
    {
        var offers = Catalog.Models.SelectMany(static model => model.Offers.SelectMany(static offer => offer.Regions.Select(region => (offer.CallId, region)))).Distinct().ToArray();
        var meters = Catalog.Meters.Select(static meter => meter.Meter).ToArray();
        var priced = 0;

        Prop.ForAll<NonNegativeInt, NonNegativeInt, PositiveInt>((place, choice, quantity) =>
        {
            var (call, region) = offers[(place.Get * 7919L + choice.Get) % offers.Length];
            var entries = meters.Where((_, index) => index == choice.Get % meters.Length || index < 3).Select(meter => new UsageEntry(meter, quantity.Get / 8m));
            var estimate = Estimator.Estimate(new()
            {
                Model = ModelReference.Parse(call),
                Region = region,
                Usage = Usage.Of([.. entries]),
                Tier = (PricingTier)(choice.Get % 5),
                AsOf = Date,
            });
            priced += estimate.Lines.Length;
            var sum = estimate.Lines.Aggregate(0m, static (total, line) => total + (line.Quantity * line.UnitPriceUsd / line.Per));
            return estimate.Lines.Length + estimate.Missing.Length == entries.Count()
                && (estimate.Missing.IsEmpty ? estimate.TotalUsd == sum : estimate.TotalUsd is null);
        }).QuickCheckThrowOnFailure();
        Assert.That(priced, Is.Positive);
    }

    [Test]
    public void Requests_OutOfRange_Throw()
    {
        Assert.That(static () => Request("a.b", "images=1") with { Requests = -1 }, Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(static () => Request("a.b", "images=1") with { Requests = UsageEntry.MaxQuantity + 1 }, Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    private static CostEstimate Estimate(string model, string usage, string region = "us-east-1") =>
        Estimator.Estimate(Request(model, usage) with { Region = new(region) });

    private static CostRequest Request(string model, string usage) =>
        new() { Model = ModelReference.Parse(model), Region = Virginia, Usage = Usage.Parse(usage), AsOf = Date };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static PriceConditions Version(string version) => PriceConditions.None.With(Dimension.Parse("unit-version"), version);
}
