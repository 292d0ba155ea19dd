using System.Collections.Immutable;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>Finds the cheapest way to serve traffic with units of capacity, terms and overflow, and proves it.</summary>
/// <remarks>
/// <para>
/// Within an hour, n units serve the share min(1, 60 · n · in / (p · demandIn), 60 · n · out / (p · demandOut)) of its
/// tokens, p being the peak factor; a side without demand is left out. The rest overflows. Commitments start at the
/// beginning of any hour, are paid for their whole term and cannot end early. With several scenarios the commitments
/// are decided once, and units without commitment and overflow follow each scenario; the cost is the expected one.
/// </para>
/// <para>
/// The plan is the exact optimum: what the k-th unit saves in an hour falls with k, so the problem is a flow whose
/// linear relaxation has whole-number solutions, and <see cref="CapacityPlan.LowerBoundUsd"/> comes from its dual.
/// Savings of a partly used hour are rounded to 10^-12 US dollars a unit (coarser above 500,000 US dollars).
/// Stateless and safe for concurrent use.
/// </para>
/// </remarks>
internal static class CapacityPlanner
{
    /// <summary>Plans.</summary>
    /// <param name="request">Demand, capacity, prices and rules.</param>
    /// <returns>
    /// The cheapest plan; <see cref="CapacityPlan.Undecided"/> says what could not be weighed, <see
    /// cref="CapacityPlan.Infeasible"/> why there is none.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The request has no scenario, scenarios of different lengths, or a term twice.</exception>
    public static CapacityPlan Plan(CapacityPlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Validate(request);
        var onDemandUsd = OnDemandUsd(request);
        if (request.Overflow is { Kind: OverflowKind.Throttle, ThrottledUsdPerToken: null })
        {
            return WithoutThrottlePrice(request, onDemandUsd);
        }

        if (request.Overflow.Kind == OverflowKind.OnDemand && request.OnDemand is null)
        {
            return new() { Undecided = "Overflow on demand has no price for this model; supply on-demand token prices, or throttle or forbid overflow." };
        }

        if (!request.Terms.IsDefaultOrEmpty && request.UnitsAtPeak is null && request.UnitCapacity is null or { InputTokensPerMinute: 0m, OutputTokensPerMinute: 0m })
        {
            // What is served on demand has a cost whatever a unit carries.
            return request.Overflow.Kind == OverflowKind.OnDemand
                ? Plan(request with { Terms = [] }) with { Undecided = UnitThreshold.Explain(request) }
                : new() { Undecided = UnitThreshold.Explain(request), OnDemandUsd = onDemandUsd };
        }

        var problem = PlanProblem.TryBuild(request, out var undecided, out var infeasible);
        var plan = problem is null
            ? new() { Undecided = undecided, Infeasible = infeasible, OnDemandUsd = onDemandUsd }
            : Solved(problem) with { OnDemandUsd = onDemandUsd };
        return request.OnDemandLimit is { Quota.TokensPerDay: not null } limit && request.OnDemandShares.IsEmpty
            ? ByDay(request, limit, plan)
            : plan;
    }

    // A quota by the day is cut to one level of units: the plan without it bounds every plan with it, and is best where it keeps it.
    private static CapacityPlan ByDay(CapacityPlanRequest request, OnDemandLimit limit, CapacityPlan plan)
    {
        var free = Plan(request with { OnDemandLimit = limit with { Quota = limit.Quota with { TokensPerDay = null } } });
        return free.TotalUsd is null ? plan
            : free.OnDemand.All(limit.KeepsDay) ? free
            : plan.TotalUsd is null ? plan
            : plan with { LowerBoundUsd = Math.Min(plan.TotalUsd.Value, free.LowerBoundUsd!.Value), Proof = null };
    }

    /// <summary>Solves a problem for the cheapest purchases.</summary>
    internal static CommitmentSolution Solve(PlanProblem problem)
    {
        var most = problem.Request.Buying.MaxCommittedUnits;
        var curves = most is { } limit && !problem.Request.Buying.Holds
            ? SavingsBuilder.Capped(problem.Decided, long.MaxValue, [.. Enumerable.Repeat(limit, problem.Hours)])
            : problem.Decided;
        return CommitmentSolver.Solve(curves, problem.Purchases());
    }

    private static CapacityPlan Solved(PlanProblem problem)
    {
        var request = problem.Request;
        var solution = Solve(problem);
        decimal? boundUsd = null;
        if (solution.Covered.Where((units, hour) => units > problem.Limits[hour]).Any())
        {
            // Commitments may overlap where units held already leave less room: then the least room of any hour holds for all.
            boundUsd = new PlanAssembler(problem, solution).Assemble().LowerBoundUsd;
            if (PlanProblem.TryBuild(request, out _, out var infeasible, evenly: true) is not { } narrower)
            {
                return new() { Infeasible = infeasible };
            }

            problem = narrower;
            solution = Solve(problem);
        }

        if (PlanNeeds.Short(problem, solution) is { } shortage)
        {
            return new() { Infeasible = shortage };
        }

        var plan = new PlanAssembler(problem, solution).Assemble(boundUsd);
        plan = plan with { BestSingle = request.OnDemandLimit is null ? SimplePlans.Single(problem) : null };
        return request.Buying.MaxPurchases is null && !request.CostCurve ? plan : Simpler(problem, plan);
    }

    private static CapacityPlan Simpler(PlanProblem problem, CapacityPlan plan)
    {
        const int MostPoints = 8;
        var most = problem.Request.Buying.MaxPurchases;
        var all = plan.Purchases;
        var simpler = SimplePlans.Of(problem, Math.Max(problem.Request.CostCurve ? Math.Min(all, MostPoints) : 0, Math.Min(all, most ?? 0)), plan.LowerBoundUsd!.Value)
            .ToArray();
        var chosen = plan;
        if (most < all)
        {
            var allowed = simpler.Where(one => one.Purchases <= most).Select(static one => one.Plan).ToArray();
            if (allowed.Length == 0)
            {
                return new() { Infeasible = $"No plan of at most {most} purchases was found that serves every hour; allow more, or overflow." };
            }

            chosen = allowed.MinBy(static one => one.TotalUsd)! with { BestSingle = plan.BestSingle };
        }

        var points = simpler.Where(one => one.Purchases < all && one.Plan.TotalUsd > plan.TotalUsd).Select(static one => new CostCurvePoint(one.Purchases, one.Plan.TotalUsd!.Value));
        return chosen with { CostCurve = problem.Request.CostCurve ? [.. points, new(all, plan.TotalUsd!.Value)] : [] };
    }

    private static void Validate(CapacityPlanRequest request)
    {
        if (request.Scenarios.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A plan needs at least one demand scenario; there is none.", nameof(request));
        }

        var hours = request.Scenarios[0].Demand.Hours.Length;
        foreach (var scenario in request.Scenarios)
        {
            if (scenario.Demand.Hours.Length != hours)
            {
                throw new ArgumentException(
                    $"Scenarios cover the same hours; '{scenario.Name}' has {scenario.Demand.Hours.Length}, the first has {hours}.", nameof(request));
            }
        }

        if (request.Buying is { Holds: true } rules && (rules.MaxCommittedUnits ?? rules.MaxUncommittedUnits) is not null)
        {
            throw new ArgumentException(
                "Limits of units with and without commitment apart go with neither a minimum hold nor a switching cost; limit all units instead.", nameof(request));
        }

        if (!request.Terms.IsDefaultOrEmpty && request.Terms.GroupBy(static price => price.Term).FirstOrDefault(static group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Each term has one price; '{twice.Key.Name()}' has {twice.Count()}.", nameof(request));
        }
    }

    // Without a price nothing says what is worth refusing: the plan then refuses nothing.
    private static CapacityPlan WithoutThrottlePrice(CapacityPlanRequest request, decimal? onDemandUsd)
    {
        const string Unpriced = "How much to refuse: what a refused token costs is not given, so nothing is refused; supply it.";
        var plan = Plan(request with { Overflow = OverflowPolicy.Forbid });
        return plan with { Undecided = plan.Undecided is null ? Unpriced : $"{plan.Undecided} {Unpriced}", OnDemandUsd = onDemandUsd };
    }

    private static decimal? OnDemandUsd(CapacityPlanRequest request)
    {
        if (request.OnDemand is not { } prices)
        {
            return null;
        }

        var weight = request.Scenarios.Sum(static scenario => scenario.Weight);
        var total = 0m;
        foreach (var scenario in request.Scenarios)
        {
            if (prices.AmountOf(scenario.Demand.Total) is not { } amount)
            {
                return null;
            }

            total += amount * scenario.Weight;
        }

        return total / weight;
    }
}
