using System.Collections.Immutable;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>Plans reserved tokens a minute: input and output bought apart, what exceeds them spilling to standard.</summary>
/// <remarks>
/// <para>
/// Without minimum sizes the two sides are independent, and each is solved exactly like model units of 1,000 tokens a
/// minute. If the exact sides keep the minima in every hour, or buy nothing, that is the plan. Otherwise the stretches in
/// which both minima are held are searched, sizes changing over time, with a bound that knows the minima: the plan is
/// optimal up to 24 hours, and beyond wherever the relaxations of both sides agree; elsewhere the gap is reported.
/// </para>
/// <para>
/// Input counts uncached tokens and cache writes; cache reads are billed at standard prices in every plan.
/// Source: <see href="https://docs.aws.amazon.com/bedrock/latest/userguide/service-tiers-inference.html"/> (read
/// 2026-10). Stateless and safe for concurrent use.
/// </para>
/// </remarks>
internal static class ReservedPlanner
{
    private const decimal UnitTokensPerMinute = 1_000m;

    /// <summary>Plans.</summary>
    /// <param name="request">Demand, prices and minimum sizes.</param>
    /// <returns>The plan with its lower bound, or one that says in <see cref="CapacityPlan.Undecided"/> what to supply.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The request has no scenario, scenarios of different lengths, or a term twice.</exception>
    public static CapacityPlan Plan(ReservedPlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.CanWait is { Share: > 0m } wait)
        {
            return ReservedWaiting.Plan(request, wait);
        }

        var (inputRequest, outputRequest) = (Side(request, input: true), Side(request, input: false));
        var (input, output) = (CapacityPlanner.Plan(inputRequest), CapacityPlanner.Plan(outputRequest));
        if ((input.Infeasible ?? output.Infeasible) is { } infeasible)
        {
            return new() { Infeasible = infeasible };
        }

        if ((input.Undecided ?? output.Undecided) is { } undecided)
        {
            return new() { Undecided = undecided };
        }

        var cacheReads = CacheReadUsd(request);
        if (cacheReads is null)
        {
            return new() { Undecided = "The demand has cache reads, and no standard price is known for them; supply it." };
        }

        var exact = Joined(request, input, output, cacheReads.Value);
        if (PlanProblem.TryBuild(inputRequest, out _, out _) is not { } inputProblem || PlanProblem.TryBuild(outputRequest, out _, out _) is not { } outputProblem)
        {
            return exact;
        }

        var plan = KeepsMinima(request, input, output) ? exact : Searched(request, inputProblem, outputProblem, exact, cacheReads.Value);
        return plan.TotalUsd is null || request.OnDemandLimit is not null || (request.Buying.MaxPurchases is null && !request.CostCurve) ? plan : Simpler(request, inputProblem, outputProblem, plan, cacheReads.Value);
    }

    private static CapacityPlan Searched(
        ReservedPlanRequest request, PlanProblem inputProblem, PlanProblem outputProblem, CapacityPlan exact, decimal cacheReadUsd)
    {
        // What is held already keeps its own minima; purchases that must keep theirs then follow it.
        var heldUntil = request.Buying.Held.Where(static held => held.Kind != CapacityKind.ModelUnits).Select(static held => held.ToHour).DefaultIfEmpty().Max();
        if (heldUntil > request.Buying.DelayHours)
        {
            var delayed = request.Buying with { DelayHours = (int)Math.Min(decimal.Ceiling(heldUntil), int.MaxValue) };
            var follows = Plan(request with { Buying = delayed, CostCurve = false });
            return follows.TotalUsd is null ? follows : follows with { LowerBoundUsd = exact.LowerBoundUsd };
        }

        var inputSide = new ReservedSide(inputProblem, request.MinimumInputKtpm);
        var outputSide = new ReservedSide(outputProblem, request.MinimumOutputKtpm);
        var search = ReservedSearch.Of(inputSide, outputSide, request.MostExactHours);
        if ((PlanNeeds.Short(inputProblem, Bought(inputSide, search)) ?? PlanNeeds.Short(outputProblem, Bought(outputSide, search))) is { } shortage)
        {
            return new() { Infeasible = shortage };
        }

        var best = Joined(request, Assembled(inputSide, search), Assembled(outputSide, search), cacheReadUsd);
        var gap = Math.Max(0m, search.BestUsd - search.BoundUsd);
        return best with
        {
            LowerBoundUsd = Math.Max(best.TotalUsd!.Value - gap, exact.LowerBoundUsd!.Value),
            OnDemandUsd = exact.OnDemandUsd,
            Proof = exact.Proof,
        };
    }

    private static CapacityPlan Simpler(
        ReservedPlanRequest request, PlanProblem inputProblem, PlanProblem outputProblem, CapacityPlan plan, decimal cacheReadUsd)
    {
        const int MostPoints = 8;
        var simple = new SimpleReservations(inputProblem, outputProblem, request.MinimumInputKtpm, request.MinimumOutputKtpm);
        var (all, most) = (plan.Purchases, request.Buying.MaxPurchases ?? int.MaxValue);
        var chosen = most < all ? null : plan;
        var points = new List<CostCurvePoint>();
        for (var purchases = 0; purchases < all && purchases <= Math.Max(MostPoints, most == int.MaxValue ? 0 : most) && (purchases == 0 || simple.More()); purchases++)
        {
            var (input, output) = simple.Solutions();
            var one = Joined(request, new PlanAssembler(inputProblem, input).Assemble(0m), new PlanAssembler(outputProblem, output).Assemble(0m), cacheReadUsd) with
            {
                LowerBoundUsd = plan.LowerBoundUsd,
                OnDemandUsd = plan.OnDemandUsd,
            };
            chosen = most < all && purchases <= most && (chosen is null || one.TotalUsd < chosen.TotalUsd) ? one : chosen;
            // Where one more saves next to nothing, more of them do, too.
            var last = points.Count > 0 && one.TotalUsd > points[^1].TotalUsd * 0.99999m;
            if (one.TotalUsd > plan.TotalUsd && (points.Count == 0 || one.TotalUsd < points[^1].TotalUsd))
            {
                points.Add(new(purchases, one.TotalUsd!.Value));
            }

            if (last && purchases > 1)
            {
                break;
            }
        }

        return chosen! with { CostCurve = request.CostCurve ? [.. points, new(all, plan.TotalUsd!.Value)] : [] };
    }

    private static CapacityPlan Assembled(ReservedSide side, ReservedSearch search) => new PlanAssembler(side.Problem, Bought(side, search)).Assemble(0m);

    private static CommitmentSolution Bought(ReservedSide side, ReservedSearch search)
    {
        var problem = side.Problem;
        var bought = problem.Kinds.Select(_ => new int[problem.Hours]).ToArray();
        var covered = new int[problem.Hours];
        foreach (var (from, to) in search.Stretches)
        {
            var held = side.Held(from, to)!.Value.Bought;
            for (var kind = 0; kind < bought.Length; kind++)
            {
                for (var hour = from; hour < to; hour++)
                {
                    bought[kind][hour] = held[kind][hour - from];
                    for (var covers = hour; covers < Math.Min(to, hour + problem.Kinds[kind].Length(hour)); covers++)
                    {
                        covered[covers] += bought[kind][hour];
                    }
                }
            }
        }

        // No hour prices: the bound is that of the search.
        return new(bought, covered, new long[problem.Hours], 0);
    }

    internal static CapacityPlanRequest Side(ReservedPlanRequest request, bool input) => new()
    {
        Scenarios = [.. request.Scenarios.Select(scenario => new DemandScenario(
            new([.. scenario.Demand.Hours.Select(hour => input ? new HourlyTokens(hour.Input, 0m, 0m, hour.CacheWrite) : new HourlyTokens(0m, hour.Output))],
                scenario.Demand.Start,
                scenario.Demand.PeakFactor),
            scenario.Weight,
            scenario.Name))],
        UnitCapacity = input ? new(UnitTokensPerMinute, 0m) : new(0m, UnitTokensPerMinute),
        Terms = [.. request.Terms.Select(price => new UnitTermPrice(price.Term, input ? price.InputUsdPerKtpmHour : price.OutputUsdPerKtpmHour))],
        Overflow = OverflowPolicy.OnDemand,
        OnDemand = request.OnDemand,
        HoursPerMonth = request.HoursPerMonth,
        Unit = input ? CapacityKind.ReservedInput : CapacityKind.ReservedOutput,
        Buying = request.Buying with { MinimumHoldHours = 1, SwitchingUsd = 0m, MaxCommittedUnits = null, MaxUncommittedUnits = null, MaxPurchases = null },
        CanWait = request.CanWait,
        OnDemandLimit = request.OnDemandLimit,
        OnDemandShares = request.OnDemandLimit is { } limit
            ? [.. request.Scenarios.Select(one => limit.Shares(one.Demand, new decimal?[one.Demand.Hours.Length], new decimal[one.Demand.Hours.Length]))]
            : [],
        Headroom = Math.Max(request.MinimumInputKtpm, request.MinimumOutputKtpm),
    };

    private static decimal? CacheReadUsd(ReservedPlanRequest request)
    {
        var weight = request.Scenarios.Sum(static scenario => scenario.Weight);
        var total = 0m;
        foreach (var scenario in request.Scenarios)
        {
            if (request.OnDemand.AmountOf(new HourlyTokens(0m, 0m, scenario.Demand.Total.CacheRead)) is not { } amount)
            {
                return null;
            }

            total += amount * scenario.Weight / weight;
        }

        return total;
    }

    private static bool KeepsMinima(ReservedPlanRequest request, CapacityPlan input, CapacityPlan output)
    {
        var hours = request.Scenarios[0].Demand.Hours.Length;
        var (heldInput, heldOutput) = (Held(input, hours), Held(output, hours));
        var already = HeldUnits.ByHour(request.Buying.Held, CapacityKind.ReservedInput, hours);
        for (var hour = 0; hour < hours; hour++)
        {
            var nothing = already[hour] > 0 || (heldInput[hour] == 0 && heldOutput[hour] == 0);
            if (!nothing && (heldInput[hour] < request.MinimumInputKtpm || heldOutput[hour] < request.MinimumOutputKtpm))
            {
                return false;
            }
        }

        return true;
    }

    private static int[] Held(CapacityPlan plan, int hours)
    {
        var held = new int[hours];
        foreach (var row in plan.Rows)
        {
            for (var hour = row.FromHour; hour < Math.Min(hours, (int)decimal.Floor(row.ToHour)); hour++)
            {
                held[hour] += row.Units;
            }
        }

        return held;
    }

    private static CapacityPlan Joined(ReservedPlanRequest request, CapacityPlan input, CapacityPlan output, decimal cacheReadUsd)
    {
        var hours = request.Scenarios[0].Demand.Hours.Length;
        var spilled = Spill(input) + Spill(output) + cacheReadUsd;
        var rows = new List<PlannedCapacity>();
        rows.AddRange(Capacity(input, CapacityKind.ReservedInput));
        rows.AddRange(Capacity(output, CapacityKind.ReservedOutput));
        if (spilled > 0m)
        {
            var start = request.Scenarios[0].Demand.Start;
            rows.Add(new()
            {
                Kind = CapacityKind.OnDemand,
                Units = 0,
                Term = CommitmentTerm.None,
                FromHour = 0,
                ToHour = hours,
                From = start,
                To = start?.AddHours(hours),
                CostUsd = spilled,
            });
        }

        var total = rows.Sum(static row => row.CostUsd);
        var bound = input.LowerBoundUsd!.Value + output.LowerBoundUsd!.Value + cacheReadUsd;
        return new()
        {
            Rows = [.. rows.OrderBy(static row => row.FromHour).ThenBy(static row => row.Kind).ThenBy(static row => row.Term)],
            TotalUsd = total,
            LowerBoundUsd = bound,
            OnDemandUsd = input.OnDemandUsd + output.OnDemandUsd + cacheReadUsd,
            Utilization = MeanUtilization(input, output, hours),
            IdleUsd = input.IdleUsd + output.IdleUsd,
            OverflowTokens = input.OverflowTokens + output.OverflowTokens,
            PeakUnits = input.PeakUnits + output.PeakUnits,
            OnDemand = [.. request.Scenarios.Select((scenario, i) => Spilled(scenario.Demand, input.OnDemand[i], output.OnDemand[i]))],
            Decisions =
            [
                .. input.Decisions.Select(static decision => decision with { Capacity = CapacityKind.ReservedInput })
                    .Concat(output.Decisions.Select(static decision => decision with { Capacity = CapacityKind.ReservedOutput }))
                    .OrderBy(static decision => decision.Hour).ThenBy(static decision => decision.Capacity),
            ],
            Proof = input.Proof is null || output.Proof is null ? null : new()
            {
                HourPricesUsd = input.Proof.HourPricesUsd,
                SecondSidePricesUsd = output.Proof.HourPricesUsd,
                LowerBoundUsd = bound,
            },
        };
    }

    private static DemandSeries Spilled(DemandSeries demand, DemandSeries input, DemandSeries output)
    {
        var hours = demand.Hours.Select((hour, i) => new HourlyTokens(input.Hours[i].Input, output.Hours[i].Output, hour.CacheRead, input.Hours[i].CacheWrite));
        return new([.. hours], demand.Start, demand.PeakFactor);
    }

    private static decimal? MeanUtilization(CapacityPlan input, CapacityPlan output, int hours)
    {
        decimal heldInput = Held(input, hours).Sum(), heldOutput = Held(output, hours).Sum();
        return heldInput + heldOutput == 0m
            ? null
            : ((heldInput * (input.Utilization ?? 0m)) + (heldOutput * (output.Utilization ?? 0m))) / (heldInput + heldOutput);
    }

    private static decimal Spill(CapacityPlan plan) => plan.Rows.Where(static row => row.Kind == CapacityKind.OnDemand).Sum(static row => row.CostUsd);

    private static IEnumerable<PlannedCapacity> Capacity(CapacityPlan plan, CapacityKind kind) =>
        plan.Rows.Where(static row => row.Kind == CapacityKind.ModelUnits).Select(row => row with { Kind = kind });
}
