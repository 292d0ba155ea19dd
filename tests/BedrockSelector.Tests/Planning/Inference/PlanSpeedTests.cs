using System.Diagnostics;
using BedrockSelector.Planning;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Planning.Inference;

/// <summary>How long plans take; run by hand on a machine that does nothing else.</summary>
[Explicit]
public sealed class PlanSpeedTests
{
    private const int Year = 8_928;

    [TestCase(Year, 40, 100)]
    [TestCase(Year, 2_704, 2_000)]
    [TestCase(5 * Year, 40, 3_000)]
    public void Plan_AllWaysOfUnits_IsFastEnough(int hours, int peakUnits, int mostMilliseconds)
    {
        var request = Units(hours, peakUnits);
        CapacityPlanner.Plan(Units(168, 4));

        var all = Milliseconds("all rules", () => CapacityPlanner.Plan(request));
        var free = Milliseconds("no holds", () => CapacityPlanner.Plan(request with { Buying = BuyingRules.Free }));
        Milliseconds("with its curve", () => CapacityPlanner.Plan(request with { CostCurve = true }));

        Assert.That(Math.Max(all, free), Is.LessThan(mostMilliseconds));
    }

    [TestCase(Year)]
    public void Plan_Reservation_IsFastEnough(int hours)
    {
        ReservedPlanRequest request = new()
        {
            Scenarios = [new(Demand(hours, 1_000m))],
            Terms = [new(CommitmentTerm.OneMonth, 0.2m, 1m), new(CommitmentTerm.ThreeMonths, 0.18m, 0.89m)],
            OnDemand = new() { Input = UnitPrice.Of(3.3m, 1_000_000), Output = UnitPrice.Of(16.5m, 1_000_000) },
            MinimumInputKtpm = 100,
            MinimumOutputKtpm = 10,
        };

        Milliseconds("reserved", () => ReservedPlanner.Plan(request));
        Milliseconds("with its curve", () => ReservedPlanner.Plan(request with { CostCurve = true }));
    }

    [Test]
    public void Plan_HundredScenarios_IsFastEnough()
    {
        var request = Units(Year, 40);
        var random = new Random(2);
        request = request with
        {
            Buying = BuyingRules.Free,
            Scenarios = [.. Enumerable.Range(0, 100).Select(i => new DemandScenario(Demand(Year, 40m * (0.5m + (decimal)random.NextDouble())), 1m, $"s{i}"))],
        };

        Milliseconds("100 scenarios", () => CapacityPlanner.Plan(request));
    }

    private static CapacityPlanRequest Units(int hours, int peakUnits) => new()
    {
        Scenarios = [new(Demand(hours, peakUnits))],
        UnitCapacity = new(1_000m, 200m),
        Terms = [new(CommitmentTerm.None, 0.25m), new(CommitmentTerm.OneMonth, 0.2m), new(CommitmentTerm.SixMonths, 0.14m)],
        Overflow = OverflowPolicy.OnDemand,
        OnDemand = new() { Input = UnitPrice.Of(3m, 1_000_000), Output = UnitPrice.Of(15m, 1_000_000) },
        CanWait = new() { Share = 0.2m, Prices = new() { Input = UnitPrice.Of(1.5m, 1_000_000), Output = UnitPrice.Of(7.5m, 1_000_000) } },
        Buying = new()
        {
            Held = [new() { Units = Math.Max(1, peakUnits / 10), ToHour = 900m }],
            MinimumHoldHours = 12,
            SwitchingUsd = 0.1m,
            DelayHours = 24,
        },
    };

    private static DemandSeries Demand(int hours, decimal peak)
    {
        var random = new Random(1);
        return new([.. Enumerable.Range(0, hours).Select(hour =>
        {
            var level = (decimal)((0.55 + (0.35 * Math.Sin(hour % 24 / 24d * Math.Tau))) * (hour / 24 % 7 > 4 ? 0.6 : 1d) * (0.9 + (0.2 * random.NextDouble())));
            return new HourlyTokens(decimal.Floor(60_000m * peak * level), decimal.Floor(12_000m * peak * level));
        })]);
    }

    private static double Milliseconds<T>(string what, Func<T> plan)
    {
        var watch = Stopwatch.StartNew();
        plan();
        TestContext.Out.WriteLine($"{what}: {watch.Elapsed.TotalMilliseconds:0} ms");
        return watch.Elapsed.TotalMilliseconds;
    }
}
