using BedrockSelector.Planning;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace BedrockSelector.Tests.Planning.Inference;

public sealed class CapacityPlannerTests
{
    private static readonly TokenPrices OnDemand = new() { Input = UnitPrice.Of(1m, 1_000), Output = UnitPrice.Of(2m, 1_000) };

    [Test]
    public void Plan_TwoUnitsForAMonthOf744Hours_CostsAsPublished()
    {
        // aws.amazon.com/bedrock/pricing: 2 model units × 24 hours × 31 days × 18.40 USD = 27,379.20 USD.
        var plan = CapacityPlanner.Plan(new()
        {
            Scenarios = [new(DemandSeries.Constant(15_000m, 3_000m, 744))],
            UnitCapacity = new(10_000m, 2_000m),
            Terms = [new(CommitmentTerm.OneMonth, 18.40m)],
            Overflow = OverflowPolicy.Forbid,
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.TotalUsd, Is.EqualTo(27_379.20m));
            Assert.That(plan.LowerBoundUsd, Is.EqualTo(27_379.20m));
            Assert.That(plan.Rows, Has.Length.EqualTo(1));
            Assert.That(plan.Rows[0].Units, Is.EqualTo(2));

            // 1.5 of 2 units are needed: 75 % used, a quarter of the money idle.
            Assert.That(plan.Utilization, Is.EqualTo(0.75m));
            Assert.That(plan.IdleUsd, Is.EqualTo(6_844.80m));
            Assert.That(plan.Rows[0].OneUnitFewer, Is.EqualTo(new OneUnitFewer(13_689.60m, null, 0m, 744)));
        }
    }

    [Test]
    public void Plan_CommitmentOutlastsHorizon_IsPaidInFull()
    {
        // Three hours of demand, a month of 4 hours at 1 USD: 4 USD, cheaper than 3 hours at 2 USD.
        var plan = CapacityPlanner.Plan(Request(new(CommitmentTerm.OneMonth, 1m), new(CommitmentTerm.None, 2m)) with
        {
            Scenarios = [new(DemandSeries.Constant(1m, 0m, 3, new DateTimeOffset(2026, 1, 31, 22, 0, 0, TimeSpan.Zero)))],
            Overflow = OverflowPolicy.Forbid,
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.TotalUsd, Is.EqualTo(4m));
            Assert.That(plan.Rows[0].ToHour, Is.EqualTo(4m));
            Assert.That(plan.Rows[0].To, Is.EqualTo(new DateTimeOffset(2026, 2, 1, 2, 0, 0, TimeSpan.Zero)));
            Assert.That(plan.Decisions.Select(decision => (decision.Kind, decision.Hour, decision.BeyondHorizon)), Is.EqualTo(new[]
            {
                (PlanDecisionKind.Buy, 0m, false), (PlanDecisionKind.Stop, 4m, true),
            }));
        }
    }

    [Test]
    public void Plan_NeededTwoTermsRunning_RenewsOnce()
    {
        var plan = CapacityPlanner.Plan(Request(new(CommitmentTerm.OneMonth, 1m), new(CommitmentTerm.None, 2m)) with
        {
            Scenarios = [new(DemandSeries.Constant(1m, 0m, 8))],
            Overflow = OverflowPolicy.Forbid,
        });

        Assert.That(plan.Decisions.Select(decision => (decision.Kind, decision.Hour)), Is.EqualTo(new[]
        {
            (PlanDecisionKind.Buy, 0m), (PlanDecisionKind.Renew, 4m), (PlanDecisionKind.Stop, 8m),
        }));
    }

    [Test]
    public void Plan_ThrottledOverflow_CountsRefusedTokens()
    {
        // One hour of 90 input tokens; a unit carries 60 for 0.5 USD. Refusing costs 0.01 a token: one unit saves
        // 0.60 and pays, a second would save 0.30 and does not. 30 tokens are refused for 0.30.
        var plan = CapacityPlanner.Plan(Request(new UnitTermPrice(CommitmentTerm.None, 0.5m)) with
        {
            Scenarios = [new(new([new HourlyTokens(90m, 0m)]))],
            Overflow = OverflowPolicy.Throttle(0.01m),
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.TotalUsd, Is.EqualTo(0.80m));
            Assert.That(plan.ThrottledTokens, Is.EqualTo(30m));
            Assert.That(plan.Rows.Select(row => (row.Kind, row.Units, row.CostUsd)), Is.EqualTo(new[]
            {
                (CapacityKind.ModelUnits, 1, 0.5m), (CapacityKind.Throttled, 0, 0.30m),
            }));
            Assert.That(plan.Rows[0].OneUnitFewer, Is.EqualTo(new OneUnitFewer(0.5m, 0.60m, 60m, 0)));
        }
    }

    [Test]
    public void Plan_PeakFactor_NeedsUnitsForThePeak()
    {
        var plan = CapacityPlanner.Plan(Request(new UnitTermPrice(CommitmentTerm.None, 1m)) with
        {
            Scenarios = [new(new([new HourlyTokens(60m, 0m)], peakFactor: 2.5m))],
            Overflow = OverflowPolicy.Forbid,
        });

        Assert.That(plan.PeakUnits, Is.EqualTo(3));
    }

    [Test]
    public void Plan_ScarceSide_Decides()
    {
        // 60 input tokens fill one unit, 150 output tokens two and a half.
        var plan = CapacityPlanner.Plan(Request(new UnitTermPrice(CommitmentTerm.None, 1m)) with
        {
            Scenarios = [new(new([new HourlyTokens(60m, 150m)]))],
            Overflow = OverflowPolicy.Forbid,
        });

        Assert.That(plan.PeakUnits, Is.EqualTo(3));
    }

    [Test]
    public void Plan_WithoutUnitCapacity_IsUndecidedAndSaysWhatToSupply()
    {
        var plan = CapacityPlanner.Plan(Request(new UnitTermPrice(CommitmentTerm.None, 1m)) with { UnitCapacity = null });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Undecided, Does.Contain("supply its input and output tokens a minute").And.Contain("none can win"));
            Assert.That(plan.TotalUsd, Is.EqualTo(plan.OnDemandUsd));
            Assert.That(plan.Rows.Single().Kind, Is.EqualTo(CapacityKind.OnDemand));
            Assert.That(plan.OnDemandUsd, Is.EqualTo(0.12m));
        }
    }

    [Test]
    public void Plan_ForbiddenOverflowBeyondTheLimit_NamesTheHour()
    {
        var plan = CapacityPlanner.Plan(Request(new UnitTermPrice(CommitmentTerm.None, 1m)) with
        {
            Scenarios = [new(new([default, new HourlyTokens(180m, 0m)]))],
            Overflow = OverflowPolicy.Forbid,
            MaxUnits = 2,
        });

        Assert.That(plan.Infeasible, Does.StartWith("Hour 1 needs 3 units"));
    }

    [Test]
    public void Plan_TermTwice_Throws() =>
        Assert.That(
            () => CapacityPlanner.Plan(Request(new UnitTermPrice(CommitmentTerm.None, 1m), new UnitTermPrice(CommitmentTerm.None, 2m))),
            Throws.ArgumentException.With.Message.Contains("'none' has 2"));

    [Test]
    public void Plan_TwoScenarios_CommitsOnceForTheExpectation()
    {
        // A month of 4 hours at 1 USD an hour. Quiet (weight 3): no traffic. Busy (weight 1): 4 hours worth 6 USD each
        // on demand, 24 USD. Committing costs 4; expected on demand costs 24 / 4 = 6. So one unit is committed.
        var plan = CapacityPlanner.Plan(Request(new UnitTermPrice(CommitmentTerm.OneMonth, 1m)) with
        {
            Scenarios = [new(new([default, default, default, default]), 3m, "quiet"), new(DemandSeries.Constant(100m, 0m, 4), 1m, "busy")],
            UnitCapacity = new(100m, 0m),
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.TotalUsd, Is.EqualTo(4m));
            Assert.That(plan.LowerBoundUsd, Is.EqualTo(4m));
            Assert.That(plan.OnDemandUsd, Is.EqualTo(6m));
            Assert.That(plan.Scenarios.Select(outcome => (outcome.Name, outcome.Probability, outcome.TotalUsd)), Is.EqualTo(new[] { ("quiet", 0.75m, 4m), ("busy", 0.25m, 4m) }));
        }
    }

    [Test]
    public void Plan_RandomInstances_NeverDearerThanAlternativesAndNoUnitIsIdleMoney()
    {
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var request = CapacityPlannerOptimalityTests.SmallRequest(new Random(seed));
            var plan = CapacityPlanner.Plan(request);
            if (plan.Undecided is not null)
            {
                return;
            }

            using (Assert.EnterMultipleScope())
            {
                if (request.Overflow.Kind == OverflowKind.OnDemand)
                {
                    Assert.That(plan.TotalUsd, Is.LessThanOrEqualTo(plan.OnDemandUsd!.Value + 1e-9m), $"seed {seed}");
                }

                if (plan.BestSingle is { } single)
                {
                    Assert.That(plan.TotalUsd, Is.LessThanOrEqualTo(single.TotalUsd + 1e-9m), $"seed {seed}");
                }

                foreach (var row in plan.Rows.Where(row => row.OneUnitFewer is not null))
                {
                    Assert.That(row.OneUnitFewer!.ExtraUsd ?? 0m, Is.GreaterThanOrEqualTo(0m), $"seed {seed}");
                    Assert.That(row.OneUnitFewer.ExtraUsd is null, Is.EqualTo(row.OneUnitFewer.HoursShort > 0), $"seed {seed}");
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithReplay(20_261_122UL, 7UL).WithMaxTest(400));
    }

    [Test]
    public void Proof_RandomInstances_PricesNoCommitmentAboveItsCost()
    {
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var request = CapacityPlannerOptimalityTests.SmallRequest(new Random(seed));
            if (CapacityPlanner.Plan(request).Proof is not { } proof)
            {
                return;
            }

            foreach (var price in request.Terms.Where(price => price.Term != CommitmentTerm.None && price.Term.Months() * request.HoursPerMonth >= 1m))
            {
                var hours = price.Term.Months() * request.HoursPerMonth;

                Assert.That(proof.WorstExcessUsd((int)decimal.Floor(hours), hours * price.UsdPerUnitHour), Is.LessThanOrEqualTo(0m), $"seed {seed}");
            }
        }).Check(Config.QuickThrowOnFailure.WithReplay(20_261_122UL, 7UL).WithMaxTest(300));
    }

    [Test]
    public void Plan_OneKindOptimal_EqualsIt()
    {
        // Steady full use: the longest term at the lowest price, held throughout, is the optimum and the best single.
        var plan = CapacityPlanner.Plan(Request(new(CommitmentTerm.OneMonth, 1m), new(CommitmentTerm.None, 2m)) with { Scenarios = [new(DemandSeries.Constant(100m, 0m, 12))], UnitCapacity = new(100m, 0m) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.TotalUsd, Is.EqualTo(12m));
            Assert.That(plan.BestSingle, Is.EqualTo(new SingleCommitment(CommitmentTerm.OneMonth, 1, 0, 12m, 12m)));
        }
    }

    [TestCase(OverflowKind.OnDemand)]
    [TestCase(OverflowKind.Throttle)]
    [TestCase(OverflowKind.Forbid)]
    public void Plan_YearOfFortyUnits_BoundEqualsCost(OverflowKind overflow)
    {
        var random = new Random(7);
        var hours = Enumerable.Range(0, 8_760).Select(hour => new HourlyTokens(random.Next(0, 40 * 60_000), random.Next(0, 40 * 12_000))).ToArray();
        var plan = CapacityPlanner.Plan(new()
        {
            Scenarios = [new(new([.. hours]))],
            UnitCapacity = new(1_000m, 200m),
            Terms = [new(CommitmentTerm.None, 24m), new(CommitmentTerm.OneMonth, 21.18m), new(CommitmentTerm.SixMonths, 13.08m)],
            Overflow = overflow switch { OverflowKind.OnDemand => OverflowPolicy.OnDemand, OverflowKind.Throttle => OverflowPolicy.Throttle(0.0005m), _ => OverflowPolicy.Forbid },
            OnDemand = new() { Input = UnitPrice.Of(300m, 1_000_000), Output = UnitPrice.Of(600m, 1_000_000) },
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.GapUsd, Is.Zero);
            Assert.That(plan.TotalUsd, Is.Positive);
            Assert.That(plan.Rows.Any(row => row.Term == CommitmentTerm.SixMonths), Is.True);
        }
    }

    private static CapacityPlanRequest Request(params UnitTermPrice[] terms) => new()
    {
        Scenarios = [new(DemandSeries.Constant(1m, 0.5m, 1))],
        UnitCapacity = new(1m, 1m),
        Terms = [.. terms],
        Overflow = OverflowPolicy.OnDemand,
        OnDemand = OnDemand,
        HoursPerMonth = 4m,
    };
}
