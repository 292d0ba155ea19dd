using BedrockSelector.Planning;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Planning.Inference;

public sealed class MixedPlannerTests
{
    private const int Instances = 200;

    [Test]
    public void Plan_SmallRandomMixtures_LieBetweenTheBoundAndTheOptimum()
    {
        var (optimal, proven) = (0, 0);
        var worst = 0m;
        for (var seed = 0; seed < Instances; seed++)
        {
            var (units, reserved) = Small(new Random(seed));
            var (byUnits, byReserved) = (CapacityPlanner.Plan(units), ReservedPlanner.Plan(reserved));

            var plan = MixedPlanner.Plan(units, reserved, byUnits, byReserved);
            var optimum = new ExhaustiveMixture(units, reserved, 3).Cost();

            using (Assert.EnterMultipleScope())
            {
                Assert.That(plan.LowerBoundUsd, Is.LessThanOrEqualTo(optimum + 1e-8m), $"seed {seed}");
                Assert.That(plan.TotalUsd, Is.GreaterThanOrEqualTo(optimum - 1e-8m), $"seed {seed}");
                Assert.That(plan.TotalUsd, Is.LessThanOrEqualTo(Math.Min(byUnits.TotalUsd!.Value, byReserved.TotalUsd!.Value)), $"seed {seed}");
                Assert.That(plan.Rows.Sum(static row => row.CostUsd), Is.EqualTo(plan.TotalUsd), $"seed {seed}");
            }

            optimal += plan.TotalUsd <= optimum + 1e-8m ? 1 : 0;
            proven += plan.GapUsd == 0m ? 1 : 0;
            worst = optimum == 0m ? worst : Math.Max(worst, (plan.TotalUsd!.Value - optimum) / optimum);
        }

        TestContext.Out.WriteLine($"{optimal} of {Instances} optimal, {proven} proven so; the worst costs {worst:P2} more than the optimum");
        Assert.That(optimal, Is.GreaterThan(Instances * 3 / 4));
    }

    private static (CapacityPlanRequest Units, ReservedPlanRequest Reserved) Small(Random random)
    {
        var demand = new DemandSeries([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new HourlyTokens(
            random.Next(4) == 0 ? 0 : random.Next(0, 120_001), random.Next(4) == 0 ? 0 : random.Next(0, 120_001)))]);
        var prices = new TokenPrices { Input = UnitPrice.Of(random.Next(1, 5), 1_000_000), Output = UnitPrice.Of(random.Next(2, 9), 1_000_000) };
        var hours = random.Next(1, 3);
        return (
            new()
            {
                Scenarios = [new(demand)],
                UnitCapacity = new(random.Next(500, 2_001), random.Next(500, 2_001)),
                Terms = [.. new[] { CommitmentTerm.None, CommitmentTerm.OneMonth }.Select(term => new UnitTermPrice(term, random.Next(10, 90) / 100m))],
                Overflow = OverflowPolicy.OnDemand,
                OnDemand = prices,
                HoursPerMonth = hours,
            },
            new()
            {
                Scenarios = [new(demand)],
                Terms = [new(CommitmentTerm.OneMonth, random.Next(3, 25) / 100m, random.Next(5, 45) / 100m)],
                OnDemand = prices,
                HoursPerMonth = hours,
                MinimumInputKtpm = 1,
                MinimumOutputKtpm = 1,
            });
    }
}
