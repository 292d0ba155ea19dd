using BedrockSelector.Quantities;
using BedrockSelector.Throughput;
using BedrockSelector.Throughput.Inference;
using BenchmarkDotNet.Attributes;

namespace BedrockSelector.Benchmarks.Throughput;

/// <summary>An optimal plan of a year's hours with three terms and demand for up to so many units; the naive version holds one number of units all year.</summary>
[MemoryDiagnoser]
public class PlanBenchmarks
{
    private CapacityPlanRequest _request = null!;

    [Params(10, 40)]
    public int Units { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(42);
        var week = Enumerable.Range(0, 168).Select(hour =>
        {
            var day = 0.25 + (0.75 * Math.Max(0, Math.Sin((hour % 24 - 6) * Math.PI / 12))) * (hour / 24 < 5 ? 1 : 0.4);
            var load = (decimal)Math.Round(day * (0.9 + (0.1 * random.NextDouble())) * Units * 0.5, 3);
            return new HourlyTokens(load * 10_000m * 60m, load * 2_000m * 60m);
        });
        _request = new()
        {
            Scenarios = [new(DemandSeries.Weekly([.. week], 8_760, 0.01m))],
            UnitCapacity = new(10_000m, 2_000m),
            Terms = [new(CommitmentTerm.None, 24m), new(CommitmentTerm.OneMonth, 20m), new(CommitmentTerm.SixMonths, 14m)],
            Overflow = OverflowPolicy.OnDemand,
            OnDemand = new() { Input = UnitPrice.Of(0.01m, 1_000), Output = UnitPrice.Of(0.03m, 1_000) },
            MaxUnits = Units,
        };
        if (Plan().TotalUsd > Naive() || Plan().TotalUsd != Plan().LowerBoundUsd)
        {
            throw new InvalidOperationException($"The plan of {Plan().TotalUsd} USD is not optimal: holding a fixed number of units costs {Naive()}, the bound is {Plan().LowerBoundUsd}.");
        }
    }

    [Benchmark]
    public CapacityPlan Plan() => CapacityPlanner.Plan(_request);

    /// <summary>The best fixed number of units without commitment, the rest on demand.</summary>
    [Benchmark(Baseline = true)]
    public decimal Naive()
    {
        var hours = _request.Scenarios[0].Demand.Hours;
        return Enumerable.Range(0, Units + 1).Min(units => hours.Sum(hour =>
        {
            var needed = Math.Max(hour.Input / 600_000m, hour.Output / 120_000m);
            var left = needed == 0m ? 0m : Math.Max(0m, 1m - (units / needed));
            return (24m * units) + (left * ((hour.Input * 0.01m / 1_000m) + (hour.Output * 0.03m / 1_000m)));
        }));
    }
}
