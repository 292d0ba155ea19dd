using System.Collections.Immutable;
using BedrockSelector.Planning;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;
using BenchmarkDotNet.Attributes;

namespace BedrockSelector.Benchmarks.Planning;

/// <summary>A year of 8,760 hours, three terms and a peak of so many units, against the best constant number of units of one term.</summary>
[MemoryDiagnoser]
public class YearPlanBenchmarks
{
    private const int Hours = 8_760;

    private CapacityPlanRequest _request = null!;

    [Params(10, 40)]
    public int PeakUnits { get; set; }

    [Params(OverflowKind.OnDemand, OverflowKind.Throttle, OverflowKind.Forbid)]
    public OverflowKind Overflow { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _request = YearRequest(PeakUnits, Overflow, seed: 42);
        var plan = CapacityPlanner.Plan(_request);
        if (plan.GapUsd != 0m || plan.TotalUsd > NaiveConstantUnits())
        {
            throw new InvalidOperationException("The plan is not proven, or dearer than a constant number of units.");
        }
    }

    [Benchmark]
    public decimal? Exact() => CapacityPlanner.Plan(_request).TotalUsd;

    // What a spreadsheet does: every term with every constant number of units, held all year.
    [Benchmark(Baseline = true)]
    public decimal NaiveConstantUnits()
    {
        var best = decimal.MaxValue;
        var demand = _request.Scenarios[0].Demand;
        foreach (var term in _request.Terms)
        {
            for (var units = 0; units <= PeakUnits; units++)
            {
                var length = Math.Max(1m, term.Term.Months() * _request.HoursPerMonth);
                var cost = decimal.Ceiling(Hours / length) * length * units * term.UsdPerUnitHour;
                foreach (var hour in demand.Hours)
                {
                    var needed = _request.UnitCapacity!.Value.UnitsFor(hour, demand.PeakFactor)!.Value;
                    var overflow = needed <= units ? 0m : 1m - (units / needed);
                    cost += Overflow switch
                    {
                        OverflowKind.OnDemand => overflow * _request.OnDemand!.AmountOf(hour)!.Value,
                        OverflowKind.Throttle => overflow * hour.Total * _request.Overflow.ThrottledUsdPerToken!.Value,
                        _ => overflow > 0m ? 1_000_000m : 0m,
                    };
                }

                best = Math.Min(best, cost);
            }
        }

        return best;
    }

    /// <summary>Days and nights, weekends, a rising year and noise.</summary>
    public static CapacityPlanRequest YearRequest(int peakUnits, OverflowKind overflow, int seed)
    {
        var random = new Random(seed);
        var hours = ImmutableArray.CreateBuilder<HourlyTokens>(Hours);
        for (var hour = 0; hour < Hours; hour++)
        {
            var day = 0.55 + (0.45 * Math.Sin((hour % 24 - 8) * Math.PI / 12));
            var week = hour / 24 % 7 >= 5 ? 0.5 : 1.0;
            var year = 0.5 + (0.5 * hour / Hours);
            var units = peakUnits * Math.Min(1.0, day * week * year * (0.8 + (0.4 * random.NextDouble())));
            var tokens = Math.Round((decimal)units * 60m * 10_000m);
            hours.Add(new(tokens, Math.Round(tokens / 5m)));
        }

        return new()
        {
            Scenarios = [new(new DemandSeries(hours.MoveToImmutable()))],
            UnitCapacity = new(10_000m, 2_000m),
            Terms = [new(CommitmentTerm.None, 24.00m), new(CommitmentTerm.OneMonth, 21.18m), new(CommitmentTerm.SixMonths, 13.08m)],
            Overflow = overflow switch
            {
                OverflowKind.OnDemand => OverflowPolicy.OnDemand,
                OverflowKind.Throttle => OverflowPolicy.Throttle(0.00005m),
                _ => OverflowPolicy.Forbid,
            },
            OnDemand = new() { Input = UnitPrice.Of(30m, 1_000_000), Output = UnitPrice.Of(60m, 1_000_000) },
        };
    }
}
