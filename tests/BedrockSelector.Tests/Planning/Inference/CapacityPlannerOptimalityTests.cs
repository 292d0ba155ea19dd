using System.Collections.Immutable;
using BedrockSelector.Planning;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace BedrockSelector.Tests.Planning.Inference;

public sealed class CapacityPlannerOptimalityTests
{
    private const int MostUnits = 3;

    [Test]
    public void Plan_SmallRandomInstances_EqualExhaustiveSearch()
    {
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var request = SmallRequest(new Random(seed));
            var plan = CapacityPlanner.Plan(request);
            var optimum = ExhaustivePlan.Cost(request, MostUnits);

            return Explains(seed, plan, optimum);
        }).Check(Config.QuickThrowOnFailure.WithReplay(20_261_122UL, 7UL).WithMaxTest(600));
    }

    [Test]
    public void Plan_SmallRandomScenarios_EqualExhaustiveSearch()
    {
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var request = SmallRequest(random);
            var hours = request.Scenarios[0].Demand.Hours.Length;
            request = request with
            {
                Scenarios = [.. Enumerable.Range(0, random.Next(2, 4)).Select(i => new DemandScenario(SmallDemand(random, hours), random.Next(1, 5), $"s{i}"))],
            };

            return Explains(seed, CapacityPlanner.Plan(request), ExhaustivePlan.Cost(request, MostUnits));
        }).Check(Config.QuickThrowOnFailure.WithReplay(20_261_122UL, 7UL).WithMaxTest(300));
    }

    [Test]
    public void Plan_SmallRandomQuotas_EqualExhaustiveSearch()
    {
        var kept = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var request = SmallRequest(random) with
            {
                Overflow = OverflowPolicy.OnDemand,
                OnDemandLimit = new() { Quota = new(random.Next(1, 4), random.Next(1, 4), null, random.Next(1, 3), "test"), PeakRequestsPerMinute = random.Next(0, 5) },
            };

            var plan = CapacityPlanner.Plan(request);

            kept += plan.TotalUsd is null ? 0 : 1;
            Explains(seed, plan, ExhaustivePlan.Cost(request, MostUnits));
        }

        // Not every instance has units that can carry the rest, but most have.
        Assert.That(kept, Is.GreaterThan(200));
    }

    [Test]
    public void Plan_OverlappingCommitments_ServeASecondLevelTogether()
    {
        // Six hours; the second level is wanted in hours 2 and 3 alone. A commitment lasts 4 hours and costs 4 USD.
        // [0,4) and [2,6) cover everything for 8 USD; solving each level apart would buy three.
        var high = new HourlyTokens(2 * 60, 0);
        var low = new HourlyTokens(60, 0);
        var request = new CapacityPlanRequest
        {
            Scenarios = [new(new([low, low, high, high, low, low]))],
            UnitCapacity = new(1, 0),
            Terms = [new(CommitmentTerm.OneMonth, 1m)],
            Overflow = OverflowPolicy.Forbid,
            HoursPerMonth = 4m,
        };

        var plan = CapacityPlanner.Plan(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.TotalUsd, Is.EqualTo(8m));
            Assert.That(plan.LowerBoundUsd, Is.EqualTo(8m));
            Assert.That(plan.Rows.Select(row => (row.FromHour, row.Units)), Is.EqualTo(new[] { (0, 1), (2, 1) }));
        }
    }

    internal static CapacityPlanRequest SmallRequest(Random random)
    {
        var hours = random.Next(1, 9);
        CommitmentTerm[] terms = [CommitmentTerm.None, CommitmentTerm.OneMonth, CommitmentTerm.ThreeMonths, CommitmentTerm.SixMonths];
        return new()
        {
            Scenarios = [new(SmallDemand(random, hours))],
            UnitCapacity = new(random.Next(1, 4), random.Next(1, 4)),
            Terms = [.. terms.Where(_ => random.Next(3) > 0).Select(term => new UnitTermPrice(term, random.Next(1, 200) / 100m))],
            Overflow = random.Next(3) switch
            {
                0 => OverflowPolicy.OnDemand,
                1 => OverflowPolicy.Throttle(random.Next(0, 30) / 1000m),
                _ => OverflowPolicy.Forbid,
            },
            OnDemand = new() { Input = UnitPrice.Of(random.Next(0, 30), 1000), Output = UnitPrice.Of(random.Next(0, 30), 1000) },
            HoursPerMonth = random.Next(4) == 0 ? random.Next(2, 9) / 2m : random.Next(1, 5),
        };
    }

    private static DemandSeries SmallDemand(Random random, int hours) =>
        new([.. Enumerable.Range(0, hours).Select(_ => new HourlyTokens(
            random.Next(3) == 0 ? 0 : random.Next(0, 61),
            random.Next(3) == 0 ? 0 : random.Next(0, 61)))],
            peakFactor: random.Next(3) == 0 ? 1m + (random.Next(0, 5) * 0.5m) : 1m);

    private static bool Explains(int seed, CapacityPlan plan, decimal? optimum)
    {
        if (optimum is null)
        {
            Assert.That(plan.Infeasible, Is.Not.Null, $"seed {seed}");
            return true;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.TotalUsd, Is.EqualTo(optimum).Within(1e-9m), $"seed {seed}: {plan.Undecided}");
            Assert.That(plan.GapUsd, Is.InRange(0m, plan.Scenarios.Length > 1 ? 1e-9m : 0m), $"seed {seed}");
            Assert.That(plan.Rows.Sum(row => row.CostUsd), Is.EqualTo(plan.TotalUsd), $"seed {seed}");
        }

        return true;
    }
}
