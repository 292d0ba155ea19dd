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
    /// <summary>What ten per cent more of each quota would save, by its name; those that save nothing are left out.</summary>
    public IEnumerable<(string Quota, decimal SavesUsd)> WorthOfMore(InferenceRequest request, decimal nowUsd)
    {
        const decimal More = 1.1m;
        var quota = Limit!.Quota;
        (string Name, OnDemandQuota Raised)[] raised =
        [
            ("requests-per-minute", quota with { RequestsPerMinute = (long?)(quota.RequestsPerMinute * More) }),
            ("tokens-per-minute", quota with { TokensPerMinute = (long?)(quota.TokensPerMinute * More) }),
            ("tokens-per-day", quota with { TokensPerDay = (long?)(quota.TokensPerDay * More) }),
        ];
        var plain = request with { CostCurve = false };
        foreach (var (name, one) in raised.Where(one => one.Raised != quota))
        {
            if ((this with { Limit = Limit with { Quota = one } }).Cheapest(plain).Plan.TotalUsd is { } usd && usd < nowUsd)
            {
                yield return (name, nowUsd - usd);
            }
        }
    }

    /// <summary>What it would cost to wait until it is known which scenario came, and only then to buy.</summary>
    public IEnumerable<WaitingPoint> Waited(InferenceRequest request, CapacityPlan now)
    {
        if (request.Scenarios.Length < 2 || now.TotalUsd is not { } nowUsd || (now.Purchases == 0 && now.PeakUnits == 0))
        {
            yield break;
        }

        var hours = request.Scenarios[0].Demand.Hours.Length;
        var weight = request.Scenarios.Sum(static one => one.Weight);
        foreach (var months in new[] { 0m, 1m, 3m })
        {
            var wait = (int)decimal.Ceiling(months * request.HoursPerMonth);
            if (wait >= hours)
            {
                yield break;
            }

            var total = 0m;
            foreach (var scenario in request.Scenarios)
            {
                var alone = request with
                {
                    Scenarios = [scenario],
                    CostCurve = false,
                    Buying = request.Buying with { DelayHours = Math.Max(wait, request.Buying.DelayHours), MaxPurchases = null },
                };
                if (Cheapest(alone).Plan.TotalUsd is not { } usd)
                {
                    yield break;
                }

                total += usd * scenario.Weight;
            }

            total = Math.Round(total / weight, MoneyGrid.MostDigits);
            yield return new(wait, total, nowUsd - total);
        }
    }

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
            ShortChance = request.ShortChance,
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
        if (Limit is null || Keeps(Limit, request, mixed))
        {
            return (mixed, reservedUsd);
        }

        // Within the quotas: the cheaper of what units and what reservations carry, above the bound of every plan without them.
        var keeps = ReservedPlanner.Plan(reservedRequest with { OnDemandLimit = Limit });
        var kept = keeps.TotalUsd is not null && (byUnits.TotalUsd is null || keeps.TotalUsd < byUnits.TotalUsd) ? keeps with { OnDemandUsd = mixed.OnDemandUsd } : byUnits;
        return (kept with { LowerBoundUsd = kept.TotalUsd is { } usd ? Math.Min(usd, mixed.LowerBoundUsd!.Value) : null }, reservedUsd);
    }

    private static bool Keeps(OnDemandLimit? limit, InferenceRequest request, CapacityPlan plan) => limit is null || plan.OnDemand
        .Zip(request.Scenarios, static (spilled, scenario) => (spilled, busiest: scenario.Demand.Hours.Max(static hour => hour.Total)))
        .All(pair => limit.KeepsDay(pair.spilled) && pair.spilled.Hours.All(hour => limit.Share(hour, pair.spilled.PeakFactor, pair.busiest) == 1m));
}
