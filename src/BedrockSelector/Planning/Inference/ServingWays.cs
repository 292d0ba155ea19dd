using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>The ways in which a model may be served, and what each alone would cost.</summary>
internal static class ServingWays
{
    public static ImmutableArray<ServingWay> Of(
        CallTarget target, InferencePrices prices, ProvisionedOption units, decimal? reservedUsd, decimal? onDemandUsd,
        ImportedServing? imported, OnDemandQuotas quotas)
    {
        var ways = ImmutableArray.CreateBuilder<ServingWay>();
        if (imported is null)
        {
            var least = quotas.ReservedMinimum(target.Model.Id);
            ways.Add(OnDemand(target, prices.AsOf, onDemandUsd));
            ways.Add(Units(target, prices.AsOf, units));
            ways.Add(new()
            {
                Way = ServingWayKind.Reserved,
                Open = prices.Lines.Any(static line => line.Meter == Meter.ReservedInputKtpmHours),
                Note = prices.Lines.Any(static line => line.Meter == Meter.ReservedInputKtpmHours)
                    ? $"At least {Tokens(least.InputKtpm)} input and {Tokens(least.OutputKtpm)} output tokens a minute, through the account team; spills to standard."
                    : "No price is known here.",
                TotalUsd = reservedUsd,
            });
        }

        if (imported is not null || target.Model.Customizations.Any(static support => support.Kind == CustomizationKind.Import))
        {
            ways.Add(new()
            {
                Way = ServingWayKind.Import,
                Open = true,
                Note = imported?.Note() ?? "By custom model units and minutes in windows of five minutes, as an imported model.",
                TotalUsd = imported is null ? null : units.TotalUsd,
            });
        }

        return ways.DrainToImmutable();
    }

    /// <summary>What provisioned throughput alone would cost: the peak's units over the whole horizon at the cheapest term.</summary>
    public static ProvisionedOption Provisioned(InferenceRequest request, ImmutableArray<UnitTermPrice> terms)
    {
        if (terms.IsEmpty)
        {
            return new() { Unknown = "No term of model units has a price here; supply one in an overlay." };
        }

        var hours = request.Scenarios[0].Demand.Hours.Length;
        var (cheapest, paid) = terms.Select(price => (price, paid: Paid(price.Term))).MinBy(one => one.price.UsdPerUnitHour * one.paid);
        var needed = request.UnitsAtPeak ?? Peak(request);
        var units = needed is { } some ? decimal.Ceiling(some) : (decimal?)null;
        return new()
        {
            Units = units,
            Hours = paid,
            Term = cheapest.Term,
            UsdPerUnitHour = cheapest.UsdPerUnitHour,
            TotalUsd = units * paid * cheapest.UsdPerUnitHour,
            Unknown = units is null
                ? "What one model unit carries is not published by AWS, so nothing says how many are needed; supply its input and output tokens a minute."
                : null,
        };

        // A term is paid to its end, used or not.
        decimal Paid(CommitmentTerm term) => term == CommitmentTerm.None
            ? hours
            : decimal.Ceiling(hours / (term.Months() * request.HoursPerMonth)) * term.Months() * request.HoursPerMonth;
    }

    public static string Need(InferenceRequest request, CapacityPlan plan, OverflowPolicy overflow, bool counted)
    {
        var demand = request.Scenarios[0].Demand;
        var peak = demand.Hours.MaxBy(static hour => hour.Total);
        var carried = (request.UnitsAtPeak ?? Peak(request)) is { } units
            ? $", which is {units.ToString("0.##", CultureInfo.InvariantCulture)} model units at the peak"
            : "";
        var served = plan.TotalUsd is null ? "" : plan.PeakUnits == 0 ? "; all on demand" : $"; at most {plan.PeakUnits} units held";
        var over = overflow.Kind switch
        {
            OverflowKind.Forbid => "no overflow",
            OverflowKind.Throttle => "overflow refused",
            _ => "overflow on demand",
        };
        return counted
            ? string.Create(CultureInfo.InvariantCulture, $"{demand.Total.Input:#,0.##} requests of {request.RequestUsage} in {demand.Hours.Length:#,0} hours{carried}{served}; {over}")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{demand.Hours.Length:#,0} hours, busiest hour {peak.Input + peak.CacheWrite + peak.CacheRead:#,0} input and {peak.Output:#,0} output tokens{carried}{served}; {over}");
    }

    private static decimal? Peak(InferenceRequest request) => request.UnitCapacity is { } capacity
        ? request.Scenarios.Max(scenario => scenario.Demand.Hours.Max(hour => capacity.UnitsFor(hour, scenario.Demand.PeakFactor)))
        : null;

    private static string Tokens(int thousands) => (thousands * 1_000).ToString("#,0", CultureInfo.InvariantCulture);

    private static ServingWay OnDemand(CallTarget target, DateOnly asOf, decimal? usd)
    {
        var custom = target.Subject == RateSubject.Custom;
        var offer = target.FindOffer(asOf);
        return new()
        {
            Way = custom ? ServingWayKind.CustomOnDemand : ServingWayKind.OnDemand,
            Open = offer is null ? false : usd is null ? null : true,
            Since = offer?.ValidFrom,
            Note = offer is null ? target.WhyNotCallable(asOf) ?? ""
                : custom ? $"Only models customized on or after {offer.ValidFrom:yyyy-MM-dd}; ten deployments an account, two in progress, by default."
                : $"Call {offer.CallId}.",
            TotalUsd = usd,
        };
    }

    private static ServingWay Units(CallTarget target, DateOnly asOf, ProvisionedOption units)
    {
        var offer = target.Model.Offers.FirstOrDefault(one => one.Inference == InferenceType.Provisioned && one.Covers(target.Region, asOf));
        var priced = units.UsdPerUnitHour is not null;
        return new()
        {
            Way = ServingWayKind.ProvisionedThroughput,
            Open = priced ? true : offer is null ? false : null,
            Since = offer?.ValidFrom,
            Note = (priced, offer is null) switch
            {
                (true, _) => "The default quota is 0 model units, committed or not: a support case comes first. Billed while idle.",
                (false, false) => "Offered, without a public price; supply one in an overlay.",
                _ => "Neither offered nor priced here.",
            },
            TotalUsd = units.TotalUsd,
        };
    }
}
