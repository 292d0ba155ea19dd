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
public static class CapacityPlanner
{
    /// <summary>Plans.</summary>
    /// <param name="request">Demand, capacity, prices and rules.</param>
    /// <returns>The cheapest plan, or one that says in <see cref="CapacityPlan.Undecided"/> what to supply.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The request has no scenario, scenarios of different lengths, or a term twice.</exception>
    public static CapacityPlan Plan(CapacityPlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Validate(request);
        var onDemandUsd = OnDemandUsd(request);
        if (Missing(request) is { } missing)
        {
            return new() { Undecided = missing, OnDemandUsd = onDemandUsd };
        }

        var problem = PlanProblem.TryBuild(request, out var undecided);
        if (problem is null)
        {
            return new() { Undecided = undecided, OnDemandUsd = onDemandUsd };
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

    private static string? Missing(CapacityPlanRequest request)
    {
        if (request.UnitCapacity is null or { InputTokensPerMinute: 0m, OutputTokensPerMinute: 0m } && !request.Terms.IsDefaultOrEmpty)
        {
            return "What one model unit carries is not published by AWS; supply its input and output tokens a minute (--unit-capacity in=…,out=…), from the account team or a load test.";
        }

        return request.Overflow.Kind == OverflowKind.OnDemand && request.OnDemand is null
            ? "Overflow on demand has no price for this model; supply on-demand token prices, or throttle or forbid overflow."
            : null;
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
