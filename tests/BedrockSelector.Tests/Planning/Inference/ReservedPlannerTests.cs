using BedrockSelector.Planning;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Planning.Inference;

public sealed class ReservedPlannerTests
{
    [Test]
    public void Plan_SteadyFullUse_BuysBothSidesAtThreeMonths()
    {
        // Claude Sonnet 4.5 on the list of 2026-07-24: 1,000 input tokens a minute for an hour cost 0.198 on one month,
        // which is 60,000 tokens at 3.30; three months are 10 % lower. 100 and 10 thousand a minute, 12 hours in three months of 4.
        // Input 100 × 0.1782 × 12 = 213.84, output 10 × 0.891 × 12 = 106.92; on demand 237.60 + 118.80 = 356.40.
        var plan = ReservedPlanner.Plan(Request(DemandSeries.Constant(100_000m, 10_000m, 12)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.TotalUsd, Is.EqualTo(320.76m));
            Assert.That(plan.GapUsd, Is.Zero);
            Assert.That(plan.OnDemandUsd, Is.EqualTo(356.40m));
            Assert.That(plan.Rows.Select(row => (row.Kind, row.Units, row.Term)), Is.EqualTo(new[]
            {
                (CapacityKind.ReservedInput, 100, CommitmentTerm.ThreeMonths), (CapacityKind.ReservedOutput, 10, CommitmentTerm.ThreeMonths),
            }));
        }
    }

    [Test]
    public void Plan_EightyNinePercentUse_StaysOnDemand()
    {
        // Three months break even at 90 % use.
        var half = Enumerable.Range(0, 100).Select(hour => hour < 89 ? new HourlyTokens(6_000_000m, 600_000m) : default).ToArray();

        var plan = ReservedPlanner.Plan(Request(new([.. half])) with { HoursPerMonth = 100m / 3m });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Rows.Select(row => row.Kind), Is.EqualTo(new[] { CapacityKind.OnDemand }));
            Assert.That(plan.TotalUsd, Is.EqualTo(plan.OnDemandUsd));
            Assert.That(plan.GapUsd, Is.Zero);
        }
    }

    [TestCase(24)]
    [TestCase(0)]
    public void Plan_BelowTheMinimum_StaysOnDemandAndIsProven(int mostExactHours)
    {
        // 40 and 4 thousand a minute would each pay at their own size, but 100 and 10 must be bought: on demand is cheaper, and the bound knows it.
        var plan = ReservedPlanner.Plan(Request(DemandSeries.Constant(40_000m, 4_000m, 12)) with { MostExactHours = mostExactHours });

        using (Assert.EnterMultipleScope())
        {
            // 12 × (2.4 million × 3.30 + 0.24 million × 16.50) / million = 142.56.
            Assert.That(plan.TotalUsd, Is.EqualTo(142.56m));
            Assert.That(plan.LowerBoundUsd, Is.EqualTo(142.56m));
            Assert.That(plan.Rows.Select(row => row.Kind), Is.EqualTo(new[] { CapacityKind.OnDemand }));
        }
    }

    [TestCase(24)]
    [TestCase(0)]
    public void Plan_DemandThatGrows_HoldsMoreLater(int mostExactHours)
    {
        // Twelve hours at 95 thousand input tokens a minute, then twelve at 300, output at 20, in three months of 12 hours.
        // Input 100 × 12 × 0.1782 + 300 × 12 × 0.1782 = 213.84 + 641.52; output 20 × 24 × 0.891 = 427.68; in all 1,283.04 USD.
        // On demand (95 + 300) × 12 × 0.198 + 20 × 24 × 0.99 = 938.52 + 475.20 = 1,413.72 USD.
        var hours = Enumerable.Range(0, 24).Select(static hour => new HourlyTokens(hour < 12 ? 95_000m * 60m : 300_000m * 60m, 20_000m * 60m));

        var plan = ReservedPlanner.Plan(Request(new([.. hours])) with { MostExactHours = mostExactHours });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.TotalUsd, Is.EqualTo(1_283.04m));
            Assert.That(plan.LowerBoundUsd, Is.EqualTo(1_283.04m));
            Assert.That(plan.OnDemandUsd, Is.EqualTo(1_413.72m));
        }
    }

    [Test]
    public void Plan_SteadyLoadBelowAMinimumOverAYear_HasNoGap()
    {
        // 95 thousand of input pay for 100 at three months: 100 × 0.1782 < 95 × 0.198.
        var plan = ReservedPlanner.Plan(Request(DemandSeries.Constant(95_000m, 20_000m, 8_928)) with { HoursPerMonth = 744m });

        using (Assert.EnterMultipleScope())
        {
            // 8,928 × (100 × 0.1782 + 20 × 0.891) = 318,193.92.
            Assert.That(plan.TotalUsd, Is.EqualTo(318_193.92m));
            Assert.That(plan.GapUsd, Is.Zero);
        }
    }

    [Test]
    public void Plan_OutputBelowTheMinimum_BuysTheMinimumWhenInputPaysForIt()
    {
        // Input of 1,000 thousand a minute saves 237.60 in three months of 12 hours; an output minimum of 10 used at 8
        // thousand costs 106.92 instead of 95.04. Together they still save.
        var plan = ReservedPlanner.Plan(Request(DemandSeries.Constant(1_000_000m, 8_000m, 12)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Rows.Select(row => (row.Kind, row.Units)), Is.EqualTo(new[] { (CapacityKind.ReservedInput, 1_000), (CapacityKind.ReservedOutput, 10) }));

            // 1,000 × 0.1782 × 12 = 2,138.40 and 106.92.
            Assert.That(plan.TotalUsd, Is.EqualTo(2_245.32m));

            Assert.That(plan.GapUsd, Is.Zero);
        }
    }

    [Test]
    public void Plan_CacheReads_AreBilledBesideTheReservation()
    {
        var tokens = new HourlyTokens(6_000_000m, 600_000m, 1_000_000m);

        var plan = ReservedPlanner.Plan(Request(new([.. Enumerable.Repeat(tokens, 12)])));

        // As above, and 12 million cache reads at 0.33.
        Assert.That(plan.TotalUsd, Is.EqualTo(320.76m + 3.96m));
    }

    private static ReservedPlanRequest Request(DemandSeries demand) => new()
    {
        Scenarios = [new(demand)],
        Terms = [new(CommitmentTerm.OneMonth, 0.198m, 0.99m), new(CommitmentTerm.ThreeMonths, 0.1782m, 0.891m)],
        OnDemand = new() { Input = UnitPrice.Of(3.30m, 1_000_000), Output = UnitPrice.Of(16.50m, 1_000_000), CacheRead = UnitPrice.Of(0.33m, 1_000_000) },
        HoursPerMonth = 4m,
        MinimumInputKtpm = 100,
        MinimumOutputKtpm = 10,
    };
}
