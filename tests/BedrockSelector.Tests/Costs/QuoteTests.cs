using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Tests.Selection.Columns;
using FsCheck;
using FsCheck.Fluent;

namespace BedrockSelector.Tests.Costs;

public class QuoteTests
{
    private static readonly CostEstimator[] Estimators = [.. RandomSelections.Catalogs.Select(catalog => new CostEstimator(catalog))];

    [Test]
    public void TryQuote_RandomTargets_GivesTheEstimatesTotal() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var which = random.Next(Estimators.Length);
            var (catalog, estimator) = (RandomSelections.Catalogs[which], Estimators[which]);
            var model = catalog.Models[random.Next(catalog.Models.Length)];
            var region = catalog.Regions[random.Next(catalog.Regions.Length)].Region;
            var text = random.Next(3) == 0 || model.Offers.IsEmpty
                ? (random.Next(2) == 0 ? "eu." : "") + model.Id
                : model.Offers[random.Next(model.Offers.Length)].CallId;
            var reference = random.Next(8) == 0
                ? ModelReference.Parse($"arn:aws:bedrock:{region}:123456789012:custom-model/{model.Id}/abcdefghijkl")
                : ModelReference.Parse(text);
            var request = new CostRequest
            {
                Model = reference,
                Region = region,
                Usage = random.Next(10) == 0 ? Usage.Of(new UsageEntry(Meter.ModelStorageMonths, 2), new UsageEntry(Meter.TrainingTokens, 1_000)) : RandomSelections.Usage(random),
                Tier = (PricingTier)random.Next(7),
                AsOf = new DateOnly(2026, 11, 22).AddDays(random.Next(-400, 400)),
            };
            var expected = estimator.Estimate(request).TotalUsd;

            var byTarget = estimator.TryQuote(catalog.Resolve(reference, region), request.Usage, request.Tier, request.AsOf.Value, out var targetUsd);
            var byText = estimator.TryQuote(reference.Text, region, request.Usage, request.Tier, request.AsOf.Value, out var textUsd);

            using (Assert.EnterMultipleScope())
            {
                Assert.That((byTarget, targetUsd), Is.EqualTo((expected is not null, expected ?? 0m)));
                Assert.That((byText, textUsd), Is.EqualTo((expected is not null, expected ?? 0m)));
            }
        }));

    [Test]
    public void TryQuote_NovaMicro_PricesByHand()
    {
        // Nova Micro in us-east-1: 0.035 USD per million tokens in, 0.14 out (https://aws.amazon.com/bedrock/pricing/).
        // 1,500 × 0.035 ÷ 1,000,000 + 400 × 0.14 ÷ 1,000,000 = 0.0000525 + 0.000056 = 0.0001085.
        var priced = Estimators[0].TryQuote(
            "amazon.nova-micro-v1:0", new("us-east-1"), Usage.Tokens(1_500, 400), PricingTier.Standard, new(2026, 11, 22), out var usd);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(priced, Is.True);
            Assert.That(usd, Is.EqualTo(0.0001085m));
        }
    }

    [Test]
    public void TryQuote_UnknownModelOrMeter_Throws()
    {
        var (region, date) = (new AwsRegion("us-east-1"), new DateOnly(2026, 11, 22));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Estimators[0].TryQuote("amazon.nova-nano-v1:0", region, Usage.Tokens(1, 1), PricingTier.Standard, date, out _),
                Throws.TypeOf<ModelResolutionException>());
            Assert.That(
                () => Estimators[0].TryQuote("amazon.nova-micro-v1:0", new("xx-nowhere-1"), Usage.Tokens(1, 1), PricingTier.Standard, date, out _),
                Throws.TypeOf<ModelResolutionException>());
            Assert.That(
                () => Estimators[0].TryQuote("amazon.nova-micro-v1:0", region, Usage.Parse("smiles=1"), PricingTier.Standard, date, out _),
                Throws.TypeOf<UnknownMeterException>());
        }
    }

    [Test]
    public void TryQuote_Repeated_AllocatesNothing()
    {
        var (catalog, estimator, region, date) = (RandomSelections.Catalogs[0], Estimators[0], new AwsRegion("us-east-1"), new DateOnly(2026, 11, 22));
        var target = catalog.Resolve(ModelReference.Parse("us.amazon.nova-lite-v1:0"), region);
        var usage = Usage.Tokens(1_500, 400);
        estimator.TryQuote(target, usage, PricingTier.Standard, date, out _);
        estimator.TryQuote("us.amazon.nova-lite-v1:0", region, usage, PricingTier.Standard, date, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100; i++)
        {
            estimator.TryQuote(target, usage, PricingTier.Standard, date, out _);
            estimator.TryQuote("us.amazon.nova-lite-v1:0", region, usage, PricingTier.Standard, date, out _);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }
}
