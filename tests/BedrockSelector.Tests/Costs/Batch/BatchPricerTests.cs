using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Costs.Batch;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Tests.Selection.Columns;
using FsCheck;
using FsCheck.Fluent;

namespace BedrockSelector.Tests.Costs.Batch;

public class BatchPricerTests
{
    private static readonly CostEstimator[] Estimators = [.. RandomSelections.Catalogs.Select(catalog => new CostEstimator(catalog))];

    [Test]
    public void Price_RandomRecords_GivesTheEstimatesTotals() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var which = random.Next(Estimators.Length);
            var (catalog, estimator, region) = (RandomSelections.Catalogs[which], Estimators[which], new AwsRegion("us-east-1"));
            var date = new DateOnly(2026, 11, 22).AddDays(random.Next(-100, 100));
            ImmutableArray<CallTarget> targets =
                [.. Enumerable.Range(0, 6).Select(_ => catalog.Resolve(ModelReference.Parse(catalog.Models[random.Next(catalog.Models.Length)].Id.Value), region))];
            Usage[] records = [.. Enumerable.Range(0, random.Next(40)).Select(_ => Record(random))];

            var prices = new BatchPricer(catalog).Price(UsageBatch.Of(records), targets, PricingTier.Standard, date, threads: random.Next(2) == 0 ? 1 : -1);

            using (Assert.EnterMultipleScope())
            {
                for (var target = 0; target < targets.Length; target++)
                {
                    decimal?[] expected = [.. records.Select(record => estimator.Estimate(
                        new() { Model = targets[target].Reference, Region = region, Usage = record, AsOf = date }).TotalUsd)];
                    Assert.That(records.Select((_, i) => prices.TryGetUsd(target, i, out var usd) ? usd : (decimal?)null), Is.EqualTo(expected));
                    Assert.That(
                        prices.TryGetTotalUsd(target, out var total) ? total : (decimal?)null,
                        Is.EqualTo(expected.All(usd => usd is not null) ? expected.Sum() : null));
                }
            }
        }));

    [Test]
    public void Price_MoreRecordsThanABlock_PricesTheLast()
    {
        var usage = UsageBatch.Of(Enumerable.Range(0, 5_001).Select(i => Usage.Tokens(i, 1)));
        var target = RandomSelections.Catalogs[0].Resolve(ModelReference.Parse("amazon.nova-micro-v1:0"), new("us-east-1"));

        var prices = new BatchPricer(RandomSelections.Catalogs[0]).Price(usage, [target], PricingTier.Standard, new(2026, 11, 22));

        // 5,000 × 0.000000035 + 1 × 0.00000014; and 0.000000035 × (0 + 1 + … + 5,000) + 5,001 × 0.00000014
        // = 0.000000035 × 12,502,500 + 0.00070014 = 0.4375875 + 0.00070014.
        using (Assert.EnterMultipleScope())
        {
            Assert.That(prices.TryGetUsd(0, 5_000, out var usd), Is.True);
            Assert.That(usd, Is.EqualTo(0.00017514m));
            Assert.That(prices.TryGetTotalUsd(0, out var total), Is.True);
            Assert.That(total, Is.EqualTo(0.43828764m));
        }
    }

    [Test]
    public void Price_NoThread_Throws() =>
        Assert.That(
            () => new BatchPricer(RandomSelections.Catalogs[0]).Price(UsageBatch.Of([]), [], PricingTier.Standard, new(2026, 11, 22), threads: 0),
            Throws.TypeOf<ArgumentOutOfRangeException>());

    // Every order of magnitude, up to amounts that no double holds exactly.
    private static Usage Record(Random random) => random.Next(10) == 0
        ? Usage.Tokens(decimal.Floor((decimal)Math.Pow(10, random.NextDouble() * 15)), random.Next(100))
        : RandomSelections.Usage(random);
}
