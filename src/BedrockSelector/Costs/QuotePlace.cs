using BedrockSelector.Catalog;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>What plain calls of one base model cost from one region, in one scope and tier: everything of a quote that the date and the usage do not decide.</summary>
internal sealed class QuotePlace
{
    private readonly MeterRates[] _meters;
    private readonly decimal? _lowestThreshold;
    private readonly int _callableFrom;
    private readonly int _mantleFrom;

    public QuotePlace(FoundationModel model, AwsRegion region, CallScope scope, string? profile, MeterRates[] meters)
    {
        _meters = meters;
        _lowestThreshold = Array.Exists(meters, static meter => meter.LowestThreshold < long.MaxValue) ? meters.Min(static meter => meter.LowestThreshold) : null;
        _callableFrom = FirstDay(model, region, scope, profile, null);
        _mantleFrom = FirstDay(model, region, scope, profile, ModelEndpoint.Mantle);
    }

    /// <summary>Prices a usage if every meter of it has a price here.</summary>
    public bool TryQuote(Usage usage, ModelEndpoint? endpoint, DateOnly date, out decimal usd)
    {
        usd = 0m;
        var from = endpoint switch { null => _callableFrom, ModelEndpoint.Mantle => _mantleFrom, _ => int.MaxValue };
        if (date.DayNumber < from)
        {
            return false;
        }

        var isShort = IsShort(usage);
        var input = isShort ? 0m : usage.TotalInputTokens;
        foreach (ref readonly var entry in usage.Entries.AsSpan())
        {
            if (Find(entry.Meter.Name) is not { } meter || (isShort ? meter.Find(date) : meter.Find(date, input)) is not { } rate)
            {
                return false;
            }

            usd += rate.AmountOf(entry.Quantity);
        }

        return true;
    }

    // All that is used together passes no threshold: then what is sent does not, and need not be told apart.
    private bool IsShort(Usage usage)
    {
        if (_lowestThreshold is not { } threshold)
        {
            return true;
        }

        var all = 0m;
        foreach (ref readonly var entry in usage.Entries.AsSpan())
        {
            all += entry.Quantity;
        }

        return all <= threshold;
    }

    private MeterRates? Find(string meter)
    {
        // A handful: the names are mostly the very same objects, which compare at once.
        foreach (var one in _meters)
        {
            if (string.Equals(one.Meter, meter, StringComparison.Ordinal))
            {
                return one;
            }
        }

        return null;
    }

    private static int FirstDay(FoundationModel model, AwsRegion region, CallScope scope, string? profile, ModelEndpoint? endpoint)
    {
        var first = int.MaxValue;
        foreach (var offer in model.Offers)
        {
            if (offer.Inference == InferenceType.OnDemand && offer.Scope == scope && offer.Profile == profile
                && (endpoint is null || offer.Endpoint == endpoint) && offer.Regions.Contains(region))
            {
                first = Math.Min(first, offer.ValidFrom?.DayNumber ?? 0);
            }
        }

        return first;
    }
}
