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
        if (problem is null)
        {
            return new() { Undecided = undecided, Infeasible = infeasible, OnDemandUsd = onDemandUsd };
        }

        var prices = new long[problem.Lengths.Length];
        for (var kind = 0; kind < prices.Length; kind++)
        {
            prices[kind] = problem.Grid.Down(problem.CommitmentUsd[kind]);
        }

        var solution = CommitmentSolver.Solve(problem.ExpectedRecourse, problem.Lengths, prices);
        return new PlanAssembler(problem, solution).Assemble() with { OnDemandUsd = onDemandUsd };
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
