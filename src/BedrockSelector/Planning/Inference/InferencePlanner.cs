using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Simulation;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>Plans the inference phase of a catalog's model: finds its prices and ways of serving, and the cheapest plan.</summary>
/// <remarks>
/// <para>
/// What can be weighed is planned, and the rest is named as undecided: serving on demand has a cost whatever a model unit carries.
/// A model that ends within the horizon is planned until its end, and its replacement, where one is named, from there on.
/// </para>
/// <para>
/// Model units and the reserved tier are each planned exactly, alone and on what the other leaves; the bound holds for every
/// plan of both, and a gap is stated where both could save. Immutable and thread-safe.
/// </para>
/// </remarks>
public sealed class InferencePlanner
{
    private static readonly CapacityTerm[] AllTerms = Enum.GetValues<CapacityTerm>();

    private readonly IKnowledgeSource _knowledge;
    private readonly TimeProvider? _time;
    private readonly AwsRegion? _region;

    /// <summary>Makes a planner.</summary>
    /// <param name="knowledge">The catalog and its rates.</param>
    /// <param name="time">Tells today, for questions without a date; <see langword="null"/> for the system's clock.</param>
    /// <param name="region">The region where a request names none; <see langword="null"/> to want one in each request.</param>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public InferencePlanner(IKnowledgeSource knowledge, TimeProvider? time = null, AwsRegion? region = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        (_knowledge, _time, _region) = (knowledge, time, region);
    }

    /// <summary>Plans.</summary>
    /// <param name="request">The model, demand and rules.</param>
    /// <returns>The phase; what a term asked for lacks a price for is in <see cref="InferencePhase.Missing"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The request has no scenario, or scenarios of different lengths.</exception>
    /// <exception cref="ModelResolutionException">The model or the region is unknown, or regions conflict.</exception>
    public InferencePhase Plan(InferenceRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return From(request with { Region = request.Model.RegionFor(request.Region, _region) }, _knowledge.Current);
    }

    private InferencePhase From(InferenceRequest request, KnowledgeSnapshot knowledge)
    {
        var target = knowledge.Catalog.Resolve(request.Model, request.Region, request.Resolver);
        if (request.CustomModel && target.Subject == RateSubject.Base)
        {
            target = target with { Subject = RateSubject.Custom };
        }

        var prices = new InferencePrices(new CostEstimator(knowledge, _time), request, target);
        var quotas = OnDemandQuotas.Of(knowledge);
        if (PlanLife.EndIn(request, target, prices.AsOf) is not { } end)
        {
            return Whole(request, target, prices, quotas);
        }

        var until = Whole(PlanLife.Until(request, end.Hour), target, prices, quotas);
        var after = request.Replacement is { } next ? From(PlanLife.After(request, end.Hour, next), knowledge) : null;
        return PlanLife.Ended(until, request, end, after);
    }

    internal static IEnumerable<CapacityTerm> Considered(InferenceRequest request, bool reserved) =>
        (request.Terms ?? [.. AllTerms]).Distinct().Where(term => term.IsReserved() == reserved);

    private static InferencePhase Whole(InferenceRequest request, CallTarget target, InferencePrices prices, OnDemandQuotas quotas)
    {
        var imported = target.Subject == RateSubject.Imported ? ImportedServing.Of(request, target, prices) : null;
        var units = imported?.Terms ?? prices.ModelUnits();
        var reserved = imported is null ? prices.Reserved() : [];
        var onDemand = imported is null ? prices.OnDemand() : null;
        var wait = imported is null && onDemand is not null && request.CanWait > 0m ? prices.Batch(request.CanWait) : null;
        var overflow = request.Overflow ?? (onDemand is null ? OverflowPolicy.Forbid : OverflowPolicy.OnDemand);
        var least = quotas.ReservedMinimum(target.Model.Id);
        var limit = imported is null ? Limit(request, target, quotas) : null;
        var offers = new ServingOffers(units, reserved, onDemand, wait, overflow, limit, least);
        var (plan, reservedUsd) = offers.Cheapest(request);
        var quotaUsd = limit is null || plan.TotalUsd is null ? null : plan.TotalUsd - (offers with { Limit = null }).Cheapest(request).Plan.TotalUsd;
        var more = quotaUsd > 0m ? offers.WorthOfMore(request, plan.TotalUsd!.Value) : [];
        plan = imported is null ? plan : ImportedServing.Label(plan);
        var quota = Quota(request, target, plan, quotas);
        var provisioned = ServingWays.Provisioned(request, units);
        var counted = request.RequestUsage is { } usage && !RequestDemand.IsTokens(usage);
        var first = request.Scenarios[0].Demand;
        return new()
        {
            Need = ServingWays.Need(request, plan, overflow, counted),
            ModelId = target.Model.Id,
            Model = target.Model.Name,
            Region = target.Region,
            Scope = target.Scope,
            Billing = Billing(plan),
            Plan = [.. plan.Rows.Select(PlanRow.Of)],
            TotalUsd = plan.TotalUsd,
            LowerBoundUsd = plan.LowerBoundUsd,
            OnDemandUsd = plan.OnDemandUsd,
            BestSingle = SinglePurchase.Of(plan.BestSingle),
            Utilization = plan.Utilization,
            IdleUsd = plan.IdleUsd,
            OverflowTokens = counted ? 0m : plan.OverflowTokens,
            ThrottledTokens = counted ? 0m : plan.ThrottledTokens,
            PeakUnits = plan.PeakUnits,
            Decisions = [.. plan.Decisions.Select(PlanStep.Of)],
            Series = [.. PlanSeries.Of(request, plan)],
            Waiting = [.. offers.Waited(request, plan)],
            Simulation = request.Simulation is { } simulated && plan.TotalUsd is not null && !counted
                ? PlanSimulator.Run(request.Scenarios[0].Demand, SimulatedPlan.Of(request, plan, overflow, limit?.Quota), simulated)
                : null,
            Purchases = plan.Purchases,
            CostCurve = plan.Purchases == 0 && plan.CostCurve.Length < 2 ? [] : [.. plan.CostCurve],
            Scenarios = plan.Scenarios.Length > 1 ? plan.Scenarios : [],
            Ways = ServingWays.Of(target, prices, provisioned, reservedUsd, plan.OnDemandUsd, imported, quotas),
            Provisioned = provisioned,
            Quota = quota,
            BreakEven = counted || imported is not null
                ? null
                : BreakEven.Of(first.Total, first.PeakFactor, onDemand, units, request.UnitCapacity, request.HoursPerMonth),
            Rates = prices.Lines,
            Missing = prices.MissingOf(overflow),
            Findings = [.. ServingFindings.Of(request, target, prices, quota, plan, quotaUsd, more).Distinct()],
            Undecided = imported?.Undecided ?? plan.Undecided,
            Infeasible = plan.Infeasible,
        };
    }

    private static string? Billing(CapacityPlan plan)
    {
        if (plan.TotalUsd is null)
        {
            return null;
        }

        var held = plan.Rows.Any(static row => row.Units > 0);
        var used = plan.Rows.Any(static row => row.Kind is CapacityKind.OnDemand or CapacityKind.Batch);
        return (held, used) switch
        {
            (true, true) => "mixed",
            (true, false) => "provisioned",
            _ => "metered",
        };
    }

    private static OnDemandLimit? Limit(InferenceRequest request, CallTarget target, OnDemandQuotas quotas) =>
        request.KeepQuotas && quotas.Find(target) is { } quota
            ? new() { Quota = quota, PeakRequestsPerMinute = request.PeakRequestsPerMinute, MaxTokens = request.MaxTokens }
            : null;

    // Of what goes on demand, by the scenario that comes nearest to a limit or breaks it most.
    private static QuotaCheck Quota(InferenceRequest request, CallTarget target, CapacityPlan plan, OnDemandQuotas quotas)
    {
        var quota = quotas.Find(target);
        var burnDown = quotas.OutputBurnDown(target.Model.Id);
        return request.Scenarios
            .Select((scenario, i) =>
            {
                var spilled = plan.OnDemand.IsEmpty ? null : plan.OnDemand[i];
                var part = spilled is null ? 1m : PeakShare(scenario.Demand, spilled);
                var requests = request.PeakRequestsPerMinute is { } peak ? Math.Round(peak * part, 6) : (decimal?)null;
                return QuotaCheck.Of(quota, burnDown, spilled ?? scenario.Demand, requests, request.MaxTokens);
            })
            .OrderByDescending(static check => check.Breaks.Length)
            .ThenByDescending(static check => check.PeakTokensPerMinute)
            .First();
    }

    // Requests are not planned hour by hour: those of the peak go on demand in the share that its tokens do.
    private static decimal PeakShare(DemandSeries demand, DemandSeries spilled)
    {
        var (share, peak) = (0m, demand.Hours.Max(static hour => hour.Total));
        for (var hour = 0; hour < demand.Hours.Length; hour++)
        {
            share = Math.Max(share, peak == 0m ? 0m : spilled.Hours[hour].Total / peak);
        }

        return share;
    }
}
