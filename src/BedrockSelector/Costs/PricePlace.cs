using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Costs;

/// <summary>What a model costs in one region by one way, and from which day it can be called so.</summary>
internal sealed class PricePlace
{
    private readonly PriceLadder[] _ladders;
    private readonly int[] _callableFrom;

    public PricePlace(FoundationModel model, AwsRegion region, in PriceRoute route, PriceLadder[] ladders)
    {
        _ladders = ladders;
        _callableFrom = new int[2 * Ways];
        Array.Fill(_callableFrom, int.MaxValue);
        foreach (var offer in model.Offers)
        {
            if (offer.Inference != InferenceType.Provisioned && offer.Scope == route.Scope && offer.Profile == route.Profile && offer.Regions.Contains(region))
            {
                var first = offer.Inference == InferenceType.CustomOnDemand ? Ways : 0;
                Lower(ref _callableFrom[first], offer);
                Lower(ref _callableFrom[first + 1 + (int)offer.Endpoint], offer);
            }
        }
    }

    // Through any endpoint, the runtime, mantle.
    private const int Ways = 3;

    /// <summary>Finds the ladder of a meter; <see langword="null"/> where nothing prices it.</summary>
    public PriceLadder? Find(string meter)
    {
        // A handful: the names are mostly the very same objects, which compare at once.
        foreach (var ladder in _ladders)
        {
            if (string.Equals(ladder.Meter, meter, StringComparison.Ordinal))
            {
                return ladder;
            }
        }

        return null;
    }

    /// <summary>Says whether it can be called; imported models need no offer.</summary>
    public bool IsCallable(RateSubject subject, ModelEndpoint? endpoint, int day) =>
        subject == RateSubject.Imported
        || day >= _callableFrom[(subject == RateSubject.Custom ? Ways : 0) + (endpoint is { } only ? 1 + (int)only : 0)];

    private static void Lower(ref int first, Offer offer) => first = Math.Min(first, offer.ValidFrom?.DayNumber ?? 0);
}
