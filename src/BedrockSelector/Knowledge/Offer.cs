using System.Collections.Immutable;

namespace BedrockSelector.Knowledge;

/// <summary>A way to call a model, in the regions from which it can be called so.</summary>
/// <remarks>With a region of <see cref="Regions"/> and a pricing tier it is something one can call. Holds arrays: compared by reference of the arrays.</remarks>
public sealed record Offer
{
    /// <summary>Gets what is offered.</summary>
    /// <value>On demand, provisioned, or a custom model on demand.</value>
    public required InferenceType Inference { get; init; }

    /// <summary>Gets the endpoint that serves it.</summary>
    /// <value>The runtime, or mantle.</value>
    public required ModelEndpoint Endpoint { get; init; }

    /// <summary>Gets where a call may be computed.</summary>
    /// <value>The scope.</value>
    public required CallScope Scope { get; init; }

    /// <summary>Gets the profile's prefix.</summary>
    /// <value>Such as <c>us</c> or <c>global</c>; <see langword="null"/> in the region.</value>
    public string? Profile { get; init; }

    /// <summary>Gets the id to call.</summary>
    /// <value>A model id or an inference-profile id; never empty.</value>
    public required string CallId { get; init; }

    /// <summary>Gets the regions to which a call can be sent.</summary>
    /// <value>Ordinal; empty where no source says.</value>
    public required ImmutableArray<AwsRegion> Regions { get; init; }

    /// <summary>Gets where calls may be computed, for geographic profiles.</summary>
    /// <value>One a set of destinations; empty where not stated.</value>
    public ImmutableArray<OfferRoute> Routes { get; init; } = [];

    /// <summary>Gets the day from which it is offered.</summary>
    /// <value><see langword="null"/> where no source dates it.</value>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Gets whether AWS's list of models, or its history, names these regions.</summary>
    /// <value><see langword="false"/> where only a published price speaks for them: such offers can be estimated but are not ranked.</value>
    public bool Listed { get; init; } = true;

    /// <summary>Gets a remark of the catalog's keepers.</summary>
    /// <value><see langword="null"/> without one.</value>
    public string? Note { get; init; }

    /// <summary>Gets the source.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public required CatalogSource Source { get; init; }

    internal string WhyAssumed(AwsRegion region) =>
        $"AWS's list of models does not name {region} for {CallId}: {Note?.TrimEnd('.') ?? $"only a price is published ({Source.Key})"}.";

    /// <summary>Gets where a call from a region may be computed.</summary>
    /// <param name="region">The region called.</param>
    /// <returns>Distinct, ordinal; the region itself for calls within it; empty where no source says, and for the global profile, which computes anywhere.</returns>
    public ImmutableArray<AwsRegion> DestinationsFrom(AwsRegion region) => Scope switch
    {
        CallScope.InRegion => [region],
        CallScope.Global => [],
        _ => [.. Routes.Where(route => route.From.Contains(region)).SelectMany(static route => route.To).Distinct().OrderBy(static one => one.Value, StringComparer.Ordinal)],
    };

    /// <summary>Gets whether a call from a region on a date is offered.</summary>
    /// <param name="region">The region called.</param>
    /// <param name="date">The date.</param>
    /// <returns>Whether the region is one of <see cref="Regions"/> and the offer had begun. The model's own end is not looked at.</returns>
    public bool Covers(AwsRegion region, DateOnly date) => (ValidFrom is null || date >= ValidFrom) && Regions.Contains(region);
}
