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

    [Test]
    public void Plan_BelowTheMinimum_ReportsAnHonestGap()
    {
        // 40 and 4 thousand a minute would each pay at their own size, but 100 and 10 must be bought: on demand is
        // cheaper, and the bound, which knows no minimum, lies below.
        var plan = ReservedPlanner.Plan(Request(DemandSeries.Constant(40_000m, 4_000m, 12)));

        using (Assert.EnterMultipleScope())
        {
            // 12 × (2.4 million × 3.30 + 0.24 million × 16.50) / million = 142.56; a tenth less for the bound.
            Assert.That(plan.TotalUsd, Is.EqualTo(142.56m));
            Assert.That(plan.LowerBoundUsd, Is.EqualTo(128.304m));
            Assert.That(plan.Rows.Select(row => row.Kind), Is.EqualTo(new[] { CapacityKind.OnDemand }));
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

            // Without minima 8 thousand would cost 85.536.
            Assert.That(plan.GapUsd, Is.EqualTo(21.384m));
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
    };
}
