using System.Collections.Concurrent;
using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>The places of a catalog, each compiled when first asked for, and the ids by which they are known.</summary>
/// <remarks>
/// Thread-safe: what is compiled is published by one reference write, and racing threads compile the same. The memory is bounded, since there are
/// only so many models, regions, scopes and tiers; of texts, ids alone are kept, for ARNs have no end.
/// </remarks>
internal sealed class QuoteBook(IModelCatalog catalog, RateBook rates)
{
    private const int Tiers = 7;

    private readonly ConcurrentDictionary<string, KnownText> _texts = new(StringComparer.Ordinal);
    private readonly ModelPlaces?[] _models = new ModelPlaces?[catalog.Models.Length];

    /// <summary>Finds the place of a target; <see langword="null"/> where a quote has to take the long way.</summary>
    public QuotePlace? Find(CallTarget target, PricingTier tier) =>
        target.Subject == RateSubject.Base && rates.TryFindModel(target.Model.Id.Value, out var model)
        && ReferenceEquals(catalog.Models[model], target.Model)
            ? Find(model, target.Region, target.Scope, target.Profile, tier)
            : null;

    /// <summary>Finds the place of a model id or inference-profile id; <see langword="null"/> where a quote has to take the long way.</summary>
    public QuotePlace? Find(string text, AwsRegion region, PricingTier tier, out ModelEndpoint? endpoint)
    {
        endpoint = null;
        if (!_texts.TryGetValue(text, out var known))
        {
            if (Learn(text, region) is not { } learned)
            {
                return null;
            }

            known = learned;
        }

        endpoint = known.Endpoint;
        return Find(known.Model, region, known.Scope, known.Profile, tier);
    }

    private KnownText? Learn(string text, AwsRegion region)
    {
        var reference = ModelReference.Parse(text);
        if (reference.IsArn)
        {
            return null;
        }

        var target = catalog.Resolve(reference, region);
        return rates.TryFindModel(target.Model.Id.Value, out var model)
            ? _texts.GetOrAdd(text, new KnownText(model, target.Scope, target.Profile, target.Endpoint))
            : null;
    }

    private QuotePlace? Find(int model, AwsRegion region, CallScope scope, string? profile, PricingTier tier)
    {
        if (!rates.TryFindRegion(region, out var position) || (uint)tier >= Tiers)
        {
            return null;
        }

        var places = _models[model] ??= new(catalog.Models[model], rates.RegionCount);
        var route = places.RouteOf(scope, profile);
        if (route < 0)
        {
            return null;
        }

        ref var place = ref places.Of(position)[(route * Tiers) + (int)tier];
        return place ??= new(catalog.Models[model], region, scope, profile, rates.PlainRates(model, position, scope, profile, tier));
    }

    private readonly record struct KnownText(int Model, CallScope Scope, string? Profile, ModelEndpoint? Endpoint);

    private sealed class ModelPlaces
    {
        private readonly (CallScope Scope, string? Profile)[] _routes;
        private readonly QuotePlace?[]?[] _regions;

        public ModelPlaces(FoundationModel model, int regions)
        {
            var routes = new List<(CallScope, string?)>();
            foreach (var offer in model.Offers)
            {
                if (!routes.Contains((offer.Scope, offer.Profile)))
                {
                    routes.Add((offer.Scope, offer.Profile));
                }
            }

            _routes = [.. routes];
            _regions = new QuotePlace?[]?[regions];
        }

        public int RouteOf(CallScope scope, string? profile)
        {
            for (var i = 0; i < _routes.Length; i++)
            {
                if (_routes[i].Scope == scope && string.Equals(_routes[i].Profile, profile, StringComparison.Ordinal))
                {
                    return i;
                }
            }

            return -1;
        }

        public QuotePlace?[] Of(int region) => _regions[region] ??= new QuotePlace?[_routes.Length * Tiers];
    }
}
