using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>Plans the inference phase of a catalog's model: finds its prices and ways of serving, and the cheapest plan.</summary>
/// <remarks>
/// Model units and the reserved tier are planned apart and the cheaper is returned; a plan that holds both is not
/// considered. The lower bound is the lesser of both. A plan is made from the snapshot that is current
/// when it begins. Thread-safe.
/// </remarks>
public sealed class InferencePlanner
{
    private static readonly CapacityTerm[] AllTerms = Enum.GetValues<CapacityTerm>();

    // AWS user guide, deploy-custom-model-on-demand, read 2026-10.
    private static readonly DateOnly CustomOnDemandSince = new(2025, 7, 16);

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
        request = request with { Region = request.Model.RegionFor(request.Region, _region) };
        var knowledge = _knowledge.Current;
        var target = knowledge.Catalog.Resolve(request.Model, request.Region, request.Resolver);
        if (request.CustomModel && target.Subject == RateSubject.Base)
        {
            target = target with { Subject = RateSubject.Custom };
        }

        var prices = new InferencePrices(new CostEstimator(knowledge, _time), request, target);
        var units = prices.ModelUnits();
        var reserved = prices.Reserved();
        var onDemand = prices.OnDemand();
        var overflow = request.Overflow ?? (onDemand is null ? OverflowPolicy.Forbid : OverflowPolicy.OnDemand);
        var plan = Cheapest(request, units, reserved, onDemand, overflow);
        var quota = Quota(request, target);
        return new()
        {
            Target = target,
            Need = Need(request, plan, overflow),
            Ways = Ways(target, prices, units, reserved, onDemand),
            Quota = quota,
            Plan = plan,
            Rates = prices.Lines,
            Missing = prices.MissingOf(overflow),
            BreakEven = BreakEven.Of(
                request.Scenarios[0].Demand.Total, request.Scenarios[0].Demand.PeakFactor, onDemand, units, request.UnitCapacity, request.HoursPerMonth),
            Overflow = overflow,
            Warnings = [.. Warnings(request, prices, quota, plan).Distinct(StringComparer.Ordinal)],
        };
    }

    private static CapacityPlan Cheapest(
        InferenceRequest request, ImmutableArray<UnitTermPrice> units, ImmutableArray<ReservedTermPrice> reserved, TokenPrices? onDemand, OverflowPolicy overflow)
    {
        var byUnits = CapacityPlanner.Plan(new()
        {
            Scenarios = request.Scenarios,
            UnitCapacity = request.UnitCapacity,
            Terms = units,
            Overflow = overflow,
            OnDemand = onDemand,
            HoursPerMonth = request.HoursPerMonth,
            MaxUnits = request.MaxUnits,
        });

        // Reserved capacity always spills to standard: there is no reserved plan that refuses or forbids overflow.
        if (reserved.IsEmpty || onDemand is null || overflow.Kind != OverflowKind.OnDemand || byUnits.Undecided is not null)
        {
            return byUnits;
        }

        var byReserved = ReservedPlanner.Plan(new() { Scenarios = request.Scenarios, Terms = reserved, OnDemand = onDemand, HoursPerMonth = request.HoursPerMonth });
        if (byReserved.TotalUsd is not { } reservedUsd)
        {
            return byUnits;
        }

        var best = reservedUsd < byUnits.TotalUsd ? byReserved : byUnits;
        return best with { LowerBoundUsd = Math.Min(byUnits.LowerBoundUsd!.Value, byReserved.LowerBoundUsd!.Value) };
    }

    private static QuotaCheck Quota(InferenceRequest request, CallTarget target)
    {
        var quota = OnDemandQuotas.Find(target);
        var burnDown = OnDemandQuotas.OutputBurnDown(target.Model.Id);
        return request.Scenarios
            .Select(scenario => QuotaCheck.Of(quota, burnDown, scenario.Demand, request.PeakRequestsPerMinute, request.MaxTokens))
            .MaxBy(static check => check.PeakTokensPerMinute)!;
    }

    private static string Need(InferenceRequest request, CapacityPlan plan, OverflowPolicy overflow)
    {
        var demand = request.Scenarios[0].Demand;
        var peak = demand.Hours.MaxBy(static hour => hour.Total);
        var carried = request.UnitCapacity is { } capacity && demand.Hours.Max(hour => capacity.UnitsFor(hour, demand.PeakFactor)) is { } units
            ? $", which is {units.ToString("0.##", CultureInfo.InvariantCulture)} model units at the peak"
            : "";
        var served = plan.Undecided is null
            ? plan.PeakUnits == 0 ? "; all on demand" : $"; at most {plan.PeakUnits} units held"
            : "";
        var over = overflow.Kind switch
        {
            OverflowKind.Forbid => "no overflow",
            OverflowKind.Throttle => "overflow refused",
            _ => "overflow on demand",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{demand.Hours.Length:#,0} hours, busiest hour {peak.Input + peak.CacheWrite + peak.CacheRead:#,0} input and {peak.Output:#,0} output tokens{carried}{served}; {over}");
    }

    private static ImmutableArray<ServingWay> Ways(
        CallTarget target, InferencePrices prices, ImmutableArray<UnitTermPrice> units, ImmutableArray<ReservedTermPrice> reserved, TokenPrices? onDemand)
    {
        var ways = ImmutableArray.CreateBuilder<ServingWay>();
        var custom = target.Subject == RateSubject.Custom;
        var offer = target.FindOffer(prices.AsOf);
        var why = target.WhyNotCallable(prices.AsOf) ?? "";
        ways.Add(custom
            ? new(
                ServingWayKind.CustomOnDemand,
                offer is null ? false : onDemand is null ? null : true,
                offer is null ? null : offer.ValidFrom ?? CustomOnDemandSince,
                offer is null ? why : "Only models customized on or after 2025-07-16; ten deployments an account, two in progress, by default.")
            : new(
                ServingWayKind.OnDemand, offer is null ? false : onDemand is null ? null : true, offer?.ValidFrom, offer is null ? why : $"Call {offer.CallId}."));
        var provisioned = target.Model.Offers.FirstOrDefault(one => one.Inference == InferenceType.Provisioned && one.Covers(target.Region, prices.AsOf));
        ways.Add(new(
            ServingWayKind.ProvisionedThroughput,
            !units.IsEmpty ? true : provisioned is null ? false : null,
            provisioned?.ValidFrom,
            (units.IsEmpty, provisioned is null) switch
            {
                (false, _) => "The default quota is 0 model units, committed or not: a support case comes first. Billed while idle.",
                (true, false) => "Offered, without a public price; supply one in an overlay.",
                _ => "Neither offered nor priced here.",
            }));
        ways.Add(new(
            ServingWayKind.Reserved,
            !reserved.IsEmpty,
            null,
            reserved.IsEmpty ? "No price is known here." : "At least 100,000 input and 10,000 output tokens a minute, through the account team; spills to standard."));
        if (target.Model.Customizations.Any(static support => support.Kind == CustomizationKind.Import))
        {
            ways.Add(new(ServingWayKind.Import, true, null, "By custom model units and minutes in windows of five minutes; estimate it with the meter custom-model-unit-minutes."));
        }

        return ways.DrainToImmutable();
    }

    private static IEnumerable<string> Warnings(InferenceRequest request, InferencePrices prices, QuotaCheck quota, CapacityPlan plan)
    {
        foreach (var warning in prices.Warnings)
        {
            yield return warning;
        }

        if (quota.Fits == false)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The demand does not fit the default on-demand quota: its peak minute counts {Math.Max(quota.PeakTokensPerMinute, quota.PeakReservedTokensPerMinute ?? 0m):#,0} quota tokens, the default is {quota.Quota!.TokensPerMinute?.ToString("#,0", CultureInfo.InvariantCulture) ?? "not published"} a minute.");
        }

        if (plan.Rows.Any(static row => row.Kind == CapacityKind.ModelUnits))
        {
            yield return "Model units are billed from creation until deletion, used or idle; commitments renew unless stopped.";
        }

        if (request.Scenarios.Any(static scenario => scenario.Demand.Hours.Any(static hour => hour.CacheWrite > 0m)))
        {
            yield return "Cache writes are priced as five-minute writes: invocation logs do not tell them from one-hour writes.";
        }
    }

    internal static IEnumerable<CapacityTerm> Considered(InferenceRequest request, bool reserved) =>
        (request.Terms ?? [.. AllTerms]).Distinct().Where(term => term.IsReserved() == reserved);
}
