using System.Collections.Immutable;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>Reserved tokens a minute beside traffic that can wait.</summary>
/// <remarks>
/// A request waits whole, input and output together, so the sides are not independent: either all that can wait goes to batches and the
/// rest is planned, or nothing waits. The bound lets each side wait as suits it; a gap remains where idle reservations could serve a part
/// of what waits.
/// </remarks>
internal static class ReservedWaiting
{
    public static CapacityPlan Plan(ReservedPlanRequest request, DeferrableTraffic wait)
    {
        var apart = request with { CanWait = null };
        var whole = ReservedPlanner.Plan(apart);
        if (whole.TotalUsd is null)
        {
            return whole;
        }

        var (waitingUsd, anyWaits) = (0m, false);
        var weight = request.Scenarios.Sum(static scenario => scenario.Weight);
        var rest = ImmutableArray.CreateBuilder<DemandScenario>();
        foreach (var scenario in request.Scenarios)
        {
            var hours = ImmutableArray.CreateBuilder<HourlyTokens>();
            foreach (var hour in scenario.Demand.Hours)
            {
                var waits = wait.AmountOf(hour) is var usd && usd < request.OnDemand.AmountOf(hour);
                waitingUsd += waits ? usd * wait.Share * scenario.Weight / weight : 0m;
                anyWaits |= waits;
                hours.Add(waits ? hour.Times(1m - wait.Share) : hour);
            }

            rest.Add(new(new(hours.ToImmutable(), scenario.Demand.Start, scenario.Demand.PeakFactor), scenario.Weight, scenario.Name));
        }

        if (!anyWaits)
        {
            return whole;
        }

        var (input, output) = (CapacityPlanner.Plan(ReservedPlanner.Side(request, input: true)), CapacityPlanner.Plan(ReservedPlanner.Side(request, input: false)));
        var reads = request.Scenarios.Sum(scenario => scenario.Weight / weight * Reads(request, wait, scenario.Demand.Total.CacheRead));
        var boundUsd = input.LowerBoundUsd!.Value + output.LowerBoundUsd!.Value + reads;
        var best = ReservedPlanner.Plan(apart with { Scenarios = rest.ToImmutable() }) is { TotalUsd: { } restUsd } plan && restUsd + waitingUsd < whole.TotalUsd
            ? Waiting(request, plan, waitingUsd)
            : whole;
        return best with { LowerBoundUsd = Math.Min(boundUsd, best.TotalUsd!.Value), OnDemandUsd = whole.OnDemandUsd, Proof = null };
    }

    private static decimal Reads(ReservedPlanRequest request, DeferrableTraffic wait, decimal tokens)
    {
        var reads = new HourlyTokens(0m, 0m, tokens);
        var onDemandUsd = request.OnDemand.AmountOf(reads)!.Value;
        return Math.Min(onDemandUsd, (onDemandUsd * (1m - wait.Share)) + (wait.AmountOf(reads) * wait.Share));
    }

    private static CapacityPlan Waiting(ReservedPlanRequest request, CapacityPlan plan, decimal usd)
    {
        var demand = request.Scenarios[0].Demand;
        PlannedCapacity row = new()
        {
            Kind = CapacityKind.Batch,
            Units = 0,
            Term = CommitmentTerm.None,
            FromHour = 0,
            ToHour = demand.Hours.Length,
            From = demand.Start,
            To = demand.Start?.AddHours(demand.Hours.Length),
            CostUsd = Math.Round(usd, MoneyGrid.MostDigits),
        };
        return plan with
        {
            Rows = [.. plan.Rows.Append(row).OrderBy(static one => one.FromHour).ThenBy(static one => one.Kind).ThenBy(static one => one.Term)],
            TotalUsd = plan.TotalUsd + row.CostUsd,
            CostCurve = [.. plan.CostCurve.Select(point => point with { TotalUsd = point.TotalUsd + row.CostUsd })],
        };
    }
}
