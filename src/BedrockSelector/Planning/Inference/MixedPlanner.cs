using System.Collections.Immutable;

namespace BedrockSelector.Planning.Inference;

/// <summary>Model units and reserved tokens a minute in one plan: each planned on what the other leaves on demand.</summary>
/// <remarks>
/// The cheapest of: units alone, reservations alone, reservations on what the units leave, units on what the reservations leave.
/// Both together save at most what each alone could save, since what one serves the other cannot: the bound is what all on demand
/// costs less the most that either could save. It is tight where one of them saves nothing.
/// </remarks>
internal static class MixedPlanner
{
    public static CapacityPlan Plan(CapacityPlanRequest units, ReservedPlanRequest reserved, CapacityPlan byUnits, CapacityPlan byReserved)
    {
        var best = byReserved.TotalUsd < byUnits.TotalUsd ? byReserved : byUnits;
        if (byUnits.PeakUnits > 0 && byReserved.PeakUnits > 0)
        {
            var after = ReservedPlanner.Plan(reserved with { Scenarios = Left(reserved.Scenarios, byUnits), CanWait = null });
            var before = CapacityPlanner.Plan(units with { Scenarios = Left(units.Scenarios, byReserved), CanWait = null });
            foreach (var (held, rest) in new[] { (byUnits, after), (byReserved, before) })
            {
                if (rest.TotalUsd is not null && Joined(held, rest) is var mixed && mixed.TotalUsd < best.TotalUsd)
                {
                    best = mixed;
                }
            }
        }

        var bound = byUnits.LowerBoundUsd!.Value + byReserved.LowerBoundUsd!.Value - NothingUsd(units);
        return best with
        {
            LowerBoundUsd = Math.Min(bound, best.TotalUsd!.Value),
            OnDemandUsd = byUnits.OnDemandUsd,
            Undecided = byUnits.Undecided,
        };
    }

    // What the traffic costs when nothing is held: on demand, or in batches what can wait.
    private static decimal NothingUsd(CapacityPlanRequest request)
    {
        var weight = request.Scenarios.Sum(static scenario => scenario.Weight);
        return request.Scenarios.Sum(scenario => scenario.Weight * scenario.Demand.Hours.Sum(hour =>
        {
            var usd = request.OnDemand!.AmountOf(hour)!.Value;
            return request.CanWait is { } wait ? Math.Min(usd, (usd * (1m - wait.Share)) + (wait.AmountOf(hour) * wait.Share)) : usd;
        })) / weight;
    }

    private static ImmutableArray<DemandScenario> Left(ImmutableArray<DemandScenario> scenarios, CapacityPlan plan) =>
        [.. scenarios.Select((scenario, i) => new DemandScenario(plan.OnDemand[i], scenario.Weight, scenario.Name))];

    private static CapacityPlan Joined(CapacityPlan held, CapacityPlan rest)
    {
        var rows = held.Rows.Where(static row => row.Kind != CapacityKind.OnDemand).Concat(rest.Rows).ToArray();
        return rest with
        {
            Rows = [.. rows.OrderBy(static row => row.FromHour).ThenBy(static row => row.Kind).ThenBy(static row => row.Term)],
            TotalUsd = rows.Sum(static row => row.CostUsd),
            BestSingle = held.BestSingle ?? rest.BestSingle,
            Utilization = null,
            IdleUsd = held.IdleUsd + rest.IdleUsd,
            PeakUnits = held.PeakUnits + rest.PeakUnits,
            Decisions = [.. held.Decisions.Concat(rest.Decisions).OrderBy(static decision => decision.Hour).ThenBy(static decision => decision.Capacity)],
            Proof = null,
        };
    }
}
