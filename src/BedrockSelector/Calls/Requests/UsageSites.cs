using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Rules;
using BedrockSelector.Quantities;

namespace BedrockSelector.Calls.Requests;

/// <summary>Finds, in what a request uses, the parts of which rules speak: cache points by the tokens kept, and the records of a batch job.</summary>
internal static class UsageSites
{
    public static RequestSites Of(Usage usage, PricingTier tier, decimal requests)
    {
        var sites = new RequestSites();
        var kept = usage[Meter.CacheReadTokens] + usage[Meter.CacheWrite5mTokens] + usage[Meter.CacheWrite1hTokens];
        foreach (var (meter, timeToLive) in new[] { (Meter.CacheWrite5mTokens, ""), (Meter.CacheWrite1hTokens, "1h"), (Meter.CacheReadTokens, "") })
        {
            if (usage[meter] == 0m)
            {
                continue;
            }

            // A prefix that is written for longer holds what is read and written before it.
            var path = RequestPath.Root[meter.Name];
            sites.Add(RequestPart.CachePoint, path, kept, timeToLive);
            if (timeToLive.Length > 0)
            {
                sites.Add(RequestPart.CacheTtl, path, null, timeToLive);
            }
        }

        if (tier == PricingTier.Batch)
        {
            sites.Add(RequestPart.BatchRecords, RequestPath.Root, requests);
        }

        return sites;
    }

    /// <summary>Adds that a model is legacy.</summary>
    public static RequestSites AddLife(this RequestSites sites, FoundationModel model, AwsRegion? region, DateOnly date)
    {
        if (model.Lifecycle.StatusOn(date, region) == LifecycleStatus.Legacy)
        {
            sites.Add(RequestPart.Legacy, RequestPath.Root, null, model.Lifecycle.LegacyOn is { } since ? $"{since:yyyy-MM-dd}" : "a day that no source dates");
        }

        return sites;
    }
}
