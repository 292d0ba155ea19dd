using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>What plain calls of one base model cost from one region, in one scope and tier: everything of a quote that the date and the usage do not decide.</summary>
internal sealed class QuotePlace
{
    private readonly MeterRates[] _meters;
    private readonly long _lowestThreshold;
    private readonly int _callableFrom;
    private readonly int _mantleFrom;

    public QuotePlace(FoundationModel model, AwsRegion region, CallScope scope, string? profile, MeterRates[] meters)
    {
        _meters = meters;
        _lowestThreshold = meters.Length == 0 ? long.MaxValue : meters.Min(static meter => meter.LowestThreshold);
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

        // Below every threshold, its exact place does not matter.
        var input = usage.TotalInputTokens;
        var isShort = _lowestThreshold == long.MaxValue || input <= _lowestThreshold;
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
