using System.Collections.Immutable;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Calls;

/// <summary>A model called from a region in a scope: what a reference stands for.</summary>
public sealed record CallTarget
{
    /// <summary>Gets the reference as written.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public required ModelReference Reference { get; init; }

    /// <summary>Gets the model.</summary>
    /// <value>The base model for custom models.</value>
    public required FoundationModel Model { get; init; }

    /// <summary>Gets the region called.</summary>
    /// <value>Never <c>default</c>.</value>
    public required AwsRegion Region { get; init; }

    /// <summary>Gets the scope.</summary>
    /// <value>Where a call may be computed.</value>
    public required CallScope Scope { get; init; }

    /// <summary>Gets the profile's prefix.</summary>
    /// <value>Such as <c>us</c>; <see langword="null"/> in the region.</value>
    public string? Profile { get; init; }

    /// <summary>Gets the one endpoint that knows the id as written.</summary>
    /// <value><see cref="ModelEndpoint.Mantle"/> for ids that only mantle knows; <see langword="null"/> for all others.</value>
    public ModelEndpoint? Endpoint { get; init; }

    /// <summary>Gets whose use is priced.</summary>
    /// <value>The base model, a custom model of it, or an imported one.</value>
    public RateSubject Subject { get; init; }

    /// <summary>Gets whether the scope is a guess, since nothing says what an application profile copies.</summary>
    /// <value><see langword="false"/> where the reference names its scope.</value>
    public bool ScopeAssumed { get; init; }

    /// <summary>Gets where a call may be computed.</summary>
    /// <param name="date">The date.</param>
    /// <returns>Ordinal; empty where no source says, where the target cannot be called, and for the whole world.</returns>
    public ImmutableArray<AwsRegion> Destinations(DateOnly date) => FindOffer(date)?.DestinationsFrom(Region) ?? [];

    /// <summary>Finds the offer by which the target can be called on demand.</summary>
    /// <param name="date">The date.</param>
    /// <returns>A listed offer before one known by its price alone, the runtime before mantle; <see langword="null"/> if there is none.</returns>
    public Offer? FindOffer(DateOnly date)
    {
        var inference = Subject == RateSubject.Custom ? InferenceType.CustomOnDemand : InferenceType.OnDemand;
        Offer? best = null;
        foreach (var offer in Model.Offers)
        {
            if (offer.Inference == inference && offer.Scope == Scope && offer.Profile == Profile
                && (Endpoint is null || offer.Endpoint == Endpoint) && offer.Covers(Region, date)
                && (best is null || (!best.Listed && offer.Listed) || (best.Listed == offer.Listed && offer.Endpoint < best.Endpoint)))
            {
                best = offer;
            }
        }

        return best;
    }

    /// <summary>Says why the target cannot be called on demand and what can be instead.</summary>
    /// <param name="date">The date.</param>
    /// <returns>One sentence or two; <see langword="null"/> when <see cref="FindOffer"/> finds an offer.</returns>
    public string? WhyNotCallable(DateOnly date)
    {
        if (FindOffer(date) is not null)
        {
            return null;
        }

        if (Subject != RateSubject.Base)
        {
            return $"A custom model of {Model.Name} is not offered on demand in {Region}.{Where(InferenceType.CustomOnDemand)}";
        }

        var here = Model.Offers.Where(offer =>
                offer.Inference == InferenceType.OnDemand && (Endpoint is null || offer.Endpoint == Endpoint) && offer.Covers(Region, date))
            .Select(static offer => offer.CallId).Distinct().ToArray();
        if (Profile is null)
        {
            var mantle = Endpoint == ModelEndpoint.Runtime && Model.Offers.Any(offer =>
                offer is { Inference: InferenceType.OnDemand, Endpoint: ModelEndpoint.Mantle, Scope: CallScope.InRegion } && offer.Covers(Region, date))
                ? " (the OpenAI-compatible endpoint, mantle, takes that)"
                : "";
            return here.Length > 0
                ? $"{Model.Name} cannot be called on demand in {Region} by its bare id{mantle}; call it as {List(here)}."
                : $"{Model.Name} is not offered on demand in {Region}.{Where(InferenceType.OnDemand)}";
        }

        var regions = Model.Offers.Where(offer => offer.Profile == Profile && offer.Inference == InferenceType.OnDemand)
            .SelectMany(static offer => offer.Regions).Select(static region => region.Value).Distinct().Order(StringComparer.Ordinal).ToArray();
        var hasProfile = Model.Offers.Any(offer => offer.Profile == Profile);
        var listed = Model.Offers.Any(offer => offer.Profile == Profile && offer.Listed);
        return (hasProfile, regions.Length) switch
        {
            (true, > 0) when !listed =>
                $"No source says from which regions the '{Profile}.' profile of {Model.Name} can be called; its price is known for {List(regions)}.{Here(here)}",
            (false, _) => $"{Model.Name} has no '{Profile}.' profile.{Here(here)}{(here.Length == 0 ? Where(InferenceType.OnDemand) : "")}",
            (true, 0) => $"No source says from which regions the '{Profile}.' profile of {Model.Name} can be called.{Here(here)}",
            _ => $"The '{Profile}.' profile of {Model.Name} cannot be called from {Region}; it can from {List(regions)}.{Here(here)}",
        };
    }

    private string Here(string[] callIds) => callIds.Length == 0 ? "" : $" From {Region}, call {List(callIds)}.";

    private string Where(InferenceType inference)
    {
        var places = Model.Offers.Where(offer => offer.Inference == inference && offer.Regions.Length > 0)
            .Select(static offer => $"{offer.CallId} from {List([.. offer.Regions.Select(static region => region.Value)])}").ToArray();
        return places.Length == 0 ? " No source says where it is." : $" It is offered as {string.Join("; as ", places)}.";
    }

    private static string List(string[] values) => values.Length switch
    {
        1 => values[0],
        > 8 => $"{string.Join(", ", values.Take(8))} and {values.Length - 8} more",
        _ => $"{string.Join(", ", values[..^1])} or {values[^1]}",
    };
}
