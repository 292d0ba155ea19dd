using System.Collections.Immutable;

namespace BedrockSelector.Planning.Inference;

/// <summary>The ways in which one model can be had, priced, from which the cheapest plan is put together.</summary>
internal sealed record ServingOffers(
    ImmutableArray<UnitTermPrice> Units,
    ImmutableArray<ReservedTermPrice> Reserved,
    TokenPrices? OnDemand,
    DeferrableTraffic? Waiting,
    OverflowPolicy Overflow,
    OnDemandLimit? Limit,
    (int InputKtpm, int OutputKtpm) Least)
{
    /// <summary>The cheapest plan, and what reservations alone would cost.</summary>
    public (CapacityPlan Plan, decimal? ReservedUsd) Cheapest(InferenceRequest request)
    {
        var unitRequest = new CapacityPlanRequest
        {
            Scenarios = request.Scenarios,
            UnitCapacity = request.UnitCapacity,
            UnitsAtPeak = request.UnitsAtPeak,
            Terms = Units,
            Overflow = Overflow,
            OnDemand = OnDemand,
            HoursPerMonth = request.HoursPerMonth,
            MaxUnits = request.MaxUnits,
            OnDemandLimit = Limit,
            Buying = request.Buying,
            CanWait = Waiting,
            CostCurve = request.CostCurve,
        };
        var byUnits = CapacityPlanner.Plan(unitRequest);

        // Reserved capacity always spills to standard: there is no reserved plan that refuses or forbids overflow.
        if (Reserved.IsEmpty || OnDemand is null || Overflow.Kind != OverflowKind.OnDemand || (Limit is null && byUnits.TotalUsd is null))
        {
            return (byUnits, null);
        }

        var reservedRequest = new ReservedPlanRequest
        {
            Scenarios = request.Scenarios,
            Terms = Reserved,
            OnDemand = OnDemand,
            HoursPerMonth = request.HoursPerMonth,
            MinimumInputKtpm = Least.InputKtpm,
            MinimumOutputKtpm = Least.OutputKtpm,
            Buying = request.Buying,
            CanWait = Waiting,
            CostCurve = request.CostCurve,
        };
        var byReserved = ReservedPlanner.Plan(reservedRequest);
        var unlimited = Limit is null ? byUnits : CapacityPlanner.Plan(unitRequest with { OnDemandLimit = null });
        if (byReserved.TotalUsd is not { } reservedUsd || unlimited.TotalUsd is null)
        {
            return (byUnits, null);
        }

        var mixed = MixedPlanner.Plan(unitRequest with { OnDemandLimit = null }, reservedRequest, unlimited, byReserved);
        return Keeps(Limit, request, mixed)
            ? (mixed, reservedUsd)
            : (byUnits with { LowerBoundUsd = byUnits.LowerBoundUsd is { } own ? Math.Min(own, mixed.LowerBoundUsd!.Value) : null }, reservedUsd);
    }

    private static bool Keeps(OnDemandLimit? limit, InferenceRequest request, CapacityPlan plan) => limit is null || plan.OnDemand
        .Zip(request.Scenarios, static (spilled, scenario) => (spilled, busiest: scenario.Demand.Hours.Max(static hour => hour.Total)))
        .All(pair => pair.spilled.Hours.All(hour => limit.Share(hour, pair.spilled.PeakFactor, pair.busiest) == 1m));
}
