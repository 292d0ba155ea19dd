using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>What is said beside a serving plan.</summary>
internal static class ServingFindings
{
    public static IEnumerable<Finding> Of(
        InferenceRequest request, CallTarget target, InferencePrices prices, QuotaCheck quota, CapacityPlan plan, decimal? quotaUsd,
        IEnumerable<(string Quota, decimal SavesUsd)> more)
    {
        foreach (var finding in prices.Findings)
        {
            yield return finding;
        }

        if (plan.TotalUsd is null && target.Subject != RateSubject.Imported && target.WhyNotCallable(prices.AsOf) is { } why)
        {
            yield return Finding.Warning("not-on-demand", why, target.Model.Id.Value);
        }

        foreach (var one in quota.Breaks)
        {
            yield return new()
            {
                Code = "quota-exceeded",
                Severity = FindingSeverity.Warning,
                Subject = one.Quota,
                Value = Number(one.Value),
                Limit = Number(one.Limit),
                Message = $"{Quota(one.Quota)} the default on-demand quota of {target.Model.Name} ({Number(one.Value)} of {Number(one.Limit)}).",
            };
        }

        if (quotaUsd is > 0m and var usd)
        {
            yield return Finding.Note(
                "quota-costs", $"Keeping within the default quotas costs {usd.Plain()} USD more than what exceeds them would on demand: so much a higher quota would save.", "quota");
        }

        foreach (var (name, saves) in more)
        {
            yield return new()
            {
                Code = "quota-worth",
                Severity = FindingSeverity.Note,
                Subject = name,
                Value = saves.Plain(),
                Message = $"Ten per cent more {Plainly(name)} would save {saves.Plain()} USD over the horizon: that quota binds.",
            };
        }

        if (plan.Rows.Any(static row => row.Kind == CapacityKind.ModelUnits))
        {
            yield return Finding.Warning(
                "billed-while-idle", "Model units are billed from creation until deletion, used or idle; commitments renew unless stopped.", "model-units");
        }

        if (plan.Rows.Any(static row => row.Kind == CapacityKind.ImportedCopies))
        {
            yield return Finding.Note(
                "billed-by-windows", "Copies of imported models are billed in windows of five minutes; an hour with traffic counts as twelve.", "custom-model-unit-minutes");
        }

        if (request.Scenarios.Any(static scenario => scenario.Demand.Hours.Any(static hour => hour.CacheWrite > 0m)))
        {
            yield return Finding.Warning(
                "cache-writes-assumed", "Cache writes are priced as five-minute writes: invocation logs do not tell them from one-hour writes.", "cache-write-5m-tokens");
        }

        if (target.Subject == RateSubject.Custom && target.Model.Lifecycle.EndsOn(target.Region) is { } end && end > prices.AsOf
            && end < prices.AsOf.AddDays(request.Scenarios[0].Demand.Hours.Length / 24))
        {
            yield return Finding.Warning(
                "base-ends", $"{target.Model.Name} ends on {end:yyyy-MM-dd}, within the horizon; what that does to a custom model of it is not published.", target.Model.Id.Value);
        }
    }

    private static string Plainly(string name) => name switch
    {
        "requests-per-minute" => "requests a minute",
        "tokens-per-minute" => "tokens a minute",
        _ => "tokens a day",
    };

    private static string Quota(string name) => name switch
    {
        "requests-per-minute" => "Requests a minute break",
        "tokens-per-minute" => "Tokens a minute break",
        "reserved-tokens-per-minute" => "Tokens a minute that running calls hold for their maximum of output break",
        _ => "Tokens a day break",
    };

    private static string Number(decimal value) => value.ToString("#,0.######", CultureInfo.InvariantCulture);
}
