using BedrockSelector.Planning;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Planning.Inference;

public sealed class DemandBandsTests
{
    [Test]
    public void Of_TenthFiftiethNinetieth_WeighThreeFourThree()
    {
        var scenarios = DemandBands.Of([Band(90m, 30m), Band(10m, 10m), Band(50m, 20m)]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scenarios.Select(static one => one.Weight), Is.EqualTo(new[] { 30m, 40m, 30m }));
            Assert.That(scenarios.Select(static one => one.Name), Is.EqualTo(new[] { "p10", "p50", "p90" }));
            Assert.That(() => DemandBands.Of([Band(0m, 1m)]), Throws.ArgumentException);
            Assert.That(() => DemandBands.Of([]), Throws.ArgumentException);
        }
    }

    [Test]
    public void Growing_WithAnError_SpreadsByIt()
    {
        // After a month: 1 + 0.1 - 1.2816 · 0.05 = 1.03592, 1.1 and 1.16408 times 600.
        var scenarios = DemandBands.Growing(DemandSeries.Constant(10m, 0m, 4), 0.1m, 0.05m, 2m);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scenarios.Select(static one => one.Demand.Hours[0].Input), Is.All.EqualTo(600m));
            Assert.That(scenarios.Select(static one => one.Demand.Hours[2].Input), Is.EqualTo(new[] { 621.552m, 660m, 698.448m }));
        }
    }

    [Test]
    public void Plan_ChanceOfTheBusiestBand_ServesTheOthers()
    {
        // Units of 10 tokens a minute for 1 USD an hour and month of 2 hours; bands need 1, 2 and 3 units, so the promise costs 6 USD.
        // With a chance of 0.3 the busiest band may be short: 2 units, 4 USD, and 10 tokens a minute of it are refused, times 0.3.
        CapacityPlanRequest request = new()
        {
            Scenarios = DemandBands.Of([Band(10m, 10m), Band(50m, 20m), Band(90m, 30m)]),
            UnitCapacity = new(10m, 0m),
            Terms = [new(CommitmentTerm.OneMonth, 1m)],
            Overflow = OverflowPolicy.Forbid,
            HoursPerMonth = 2m,
        };

        var (promised, likely) = (CapacityPlanner.Plan(request), CapacityPlanner.Plan(request with { ShortChance = 0.3m }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(promised.TotalUsd, Is.EqualTo(6m));
            Assert.That(promised.ThrottledTokens, Is.Zero);
            Assert.That(likely.TotalUsd, Is.EqualTo(4m));
            Assert.That(likely.GapUsd, Is.Zero);
            Assert.That(likely.ThrottledTokens, Is.EqualTo(10m * 60m * 2m * 0.3m));
        }
    }

    private static KeyValuePair<decimal, DemandSeries> Band(decimal percentile, decimal tokensPerMinute) =>
        KeyValuePair.Create(percentile, DemandSeries.Constant(tokensPerMinute, 0m, 2));
}
