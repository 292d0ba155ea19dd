using BedrockSelector.Planning;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Planning.Inference;

public sealed class BuyingRulesTests
{
    private const int Instances = 600;
    private const int MostUnits = 3;

    [Test]
    public void Plan_SmallRandomInstancesOfAllRules_EqualExhaustiveSearch()
    {
        var (served, proven) = (0, 0);
        for (var seed = 0; seed < Instances; seed++)
        {
            var request = Small(new Random(seed));

            var plan = CapacityPlanner.Plan(request);
            var optimum = new ExhaustiveBuying(request, MostUnits + 1).Cost();

            if (optimum is null)
            {
                Assert.That(plan.Infeasible, Is.Not.Null, Told(seed, request, plan));
                continue;
            }

            Assert.That(plan.TotalUsd, Is.Not.Null, Told(seed, request, plan));

            // A gap may remain where units held already leave less room in some hours than in others.
            using (Assert.EnterMultipleScope())
            {
                Assert.That(plan.LowerBoundUsd, Is.LessThanOrEqualTo(optimum + 1e-9m), $"seed {seed}");
                Assert.That(plan.TotalUsd, Is.EqualTo(optimum).Within(plan.GapUsd!.Value + 1e-9m), $"seed {seed}: {plan.Infeasible}");
                Assert.That(plan.TotalUsd, Is.GreaterThanOrEqualTo(optimum - 1e-9m), $"seed {seed}");
                Assert.That(plan.Rows.Sum(static row => row.CostUsd), Is.EqualTo(plan.TotalUsd), $"seed {seed}");
            }

            served++;
            proven += plan.GapUsd == 0m ? 1 : 0;
        }

        TestContext.Out.WriteLine($"{served} of {Instances} can be served; {proven} of them proven optimal");
        Assert.That((served, proven), Is.GreaterThan((Instances / 2, served * 98 / 100)));
    }

    [Test]
    public void Plan_FewPurchases_CostAsStatedAndKeepTheRules()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var request = Small(new Random(seed));
            var plan = CapacityPlanner.Plan(request with { CostCurve = true });
            if (plan.TotalUsd is null)
            {
                continue;
            }

            using (Assert.EnterMultipleScope())
            {
                Assert.That(plan.CostCurve.Select(static point => point.TotalUsd), Is.Ordered.Descending, $"seed {seed}");
                Assert.That(plan.CostCurve[^1], Is.EqualTo(new CostCurvePoint(plan.Purchases, plan.TotalUsd.Value)), $"seed {seed}");
            }

            foreach (var point in plan.CostCurve.SkipLast(1))
            {
                var simple = CapacityPlanner.Plan(request with { Buying = request.Buying with { MaxPurchases = point.Purchases } });

                using (Assert.EnterMultipleScope())
                {
                    Assert.That(simple.TotalUsd, Is.EqualTo(point.TotalUsd), $"seed {seed}");
                    Assert.That(simple.Purchases, Is.LessThanOrEqualTo(point.Purchases), $"seed {seed}");
                    Assert.That(simple.LowerBoundUsd, Is.EqualTo(plan.LowerBoundUsd), $"seed {seed}");
                    Assert.That(simple.Rows.Sum(static row => row.CostUsd), Is.EqualTo(simple.TotalUsd), $"seed {seed}");
                }
            }
        }
    }

    [Test]
    public void Plan_QuotaOfADay_IsKeptAboveTheBoundOfThePlanWithoutIt()
    {
        var kept = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var demand = new DemandSeries([.. Enumerable.Range(0, 48).Select(_ => new HourlyTokens(random.Next(0, 240), random.Next(0, 60)))]);
            var most = random.Next(200, 4_000);
            CapacityPlanRequest request = new()
            {
                Scenarios = [new(demand)],
                UnitCapacity = new(1m, 1m),
                Terms = [new(CommitmentTerm.None, 0.3m), new(CommitmentTerm.OneMonth, 0.2m)],
                Overflow = OverflowPolicy.OnDemand,
                OnDemand = new() { Input = UnitPrice.Of(2m, 1000), Output = UnitPrice.Of(4m, 1000) },
                HoursPerMonth = 12m,
                OnDemandLimit = new() { Quota = new(null, null, most, 2, "test") },
            };

            var (plan, free) = (CapacityPlanner.Plan(request), CapacityPlanner.Plan(request with { OnDemandLimit = null }));

            kept += plan.TotalUsd > free.TotalUsd ? 1 : 0;
            var days = plan.OnDemand[0].Hours.Chunk(24).Select(static day => day.Sum(static hour => hour.Input + (2m * hour.Output)));
            using (Assert.EnterMultipleScope())
            {
                Assert.That(days, Is.All.LessThanOrEqualTo(most + 1e-9m), $"seed {seed}");
                Assert.That(plan.LowerBoundUsd, Is.InRange(free.LowerBoundUsd!.Value, plan.TotalUsd!.Value), $"seed {seed}");
            }
        }

        Assert.That(kept, Is.GreaterThan(50));
    }

    [Test]
    public void Plan_CalendarMonths_EndOnTheSameDay()
    {
        // February has 28 days: from the first on a month is 672 hours, and 0.5 USD an hour makes 336 USD.
        var request = new CapacityPlanRequest
        {
            Scenarios = [new(DemandSeries.Constant(10, 0, 672, new(2027, 2, 1, 0, 0, 0, TimeSpan.Zero)))],
            UnitCapacity = new(10, 0),
            Terms = [new(CommitmentTerm.OneMonth, 0.5m)],
            Overflow = OverflowPolicy.Forbid,
            Buying = new() { CalendarMonths = true, DelayHours = 0, NoticeHours = 72 },
        };

        var plan = CapacityPlanner.Plan(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.TotalUsd, Is.EqualTo(336m));
            Assert.That(plan.GapUsd, Is.Zero);
            Assert.That(plan.Rows[0].To, Is.EqualTo(new DateTimeOffset(2027, 3, 1, 0, 0, 0, TimeSpan.Zero)));
            Assert.That(plan.Decisions[^1].At, Is.EqualTo(new DateTimeOffset(2027, 2, 26, 0, 0, 0, TimeSpan.Zero)));
        }
    }

    private static string Told(int seed, CapacityPlanRequest request, CapacityPlan plan) =>
        $"seed {seed}: {plan.Infeasible} {plan.Undecided} {request.Overflow.Kind}, {request.UnitCapacity}, months of {request.HoursPerMonth}, at most {request.MaxUnits}, "
        + $"waiting {request.CanWait?.Share}, {request.OnDemandLimit}, {request.Buying}, terms {string.Join(';', request.Terms)}, {string.Join(';', request.Scenarios[0].Demand.Hours)}";

    internal static CapacityPlanRequest Small(Random random)
    {
        var hours = random.Next(1, 7);
        CommitmentTerm[] terms = [CommitmentTerm.None, CommitmentTerm.OneMonth, CommitmentTerm.ThreeMonths];
        var holds = random.Next(2) == 0;
        var demand = new DemandSeries(
            [.. Enumerable.Range(0, hours).Select(_ => new HourlyTokens(random.Next(3) == 0 ? 0 : random.Next(0, 61), random.Next(3) == 0 ? 0 : random.Next(0, 61)))],
            peakFactor: random.Next(3) == 0 ? 1m + (random.Next(0, 3) * 0.5m) : 1m);
        var capacity = new ModelUnitCapacity(random.Next(1, 4), random.Next(1, 4));
        var needed = demand.Hours.Max(hour => capacity.UnitsFor(hour, demand.PeakFactor))!.Value;
        capacity = needed > MostUnits ? new(capacity.InputTokensPerMinute * needed / MostUnits, capacity.OutputTokensPerMinute * needed / MostUnits) : capacity;
        return new()
        {
            Scenarios = [new(demand)],
            UnitCapacity = capacity,
            Terms = [.. terms.Where(_ => random.Next(4) > 0).Select(term => new UnitTermPrice(term, random.Next(1, 200) / 100m))],
            Overflow = random.Next(4) switch
            {
                0 => OverflowPolicy.Forbid,
                1 => OverflowPolicy.Throttle(random.Next(0, 60) / 1000m),
                _ => OverflowPolicy.OnDemand,
            },
            OnDemand = new() { Input = UnitPrice.Of(random.Next(0, 60), 1000), Output = UnitPrice.Of(random.Next(0, 60), 1000) },
            HoursPerMonth = random.Next(1, 4),
            MaxUnits = random.Next(3) == 0 ? random.Next(0, 4) : null,
            CanWait = random.Next(2) == 0
                ? new() { Share = random.Next(0, 5) / 4m, Prices = new() { Input = UnitPrice.Of(random.Next(0, 30), 1000), Output = UnitPrice.Of(random.Next(0, 30), 1000) } }
                : null,
            OnDemandLimit = random.Next(3) == 0 ? new() { Quota = new(null, random.Next(1, 4), null, random.Next(1, 3), "test") } : null,
            Buying = new()
            {
                Held = random.Next(2) == 0 ? [new() { Units = random.Next(1, 3), FromHour = random.Next(0, 2), ToHour = random.Next(2, 8) }] : [],
                MinimumHoldHours = holds ? random.Next(1, 4) : 1,
                SwitchingUsd = holds && random.Next(2) == 0 ? random.Next(0, 200) / 100m : 0m,
                DelayHours = random.Next(3) == 0 ? random.Next(0, 3) : 0,
                MaxCommittedUnits = !holds && random.Next(3) == 0 ? random.Next(0, 3) : null,
                MaxUncommittedUnits = !holds && random.Next(3) == 0 ? random.Next(0, 3) : null,
            },
        };
    }
}
