using System.Collections.Immutable;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge;

/// <summary>A price of one meter of one model: where, how, from when to when, and who says so.</summary>
/// <remarks>Holds arrays: compared by reference of the arrays.</remarks>
public sealed record Rate
{
    /// <summary>Gets the meter.</summary>
    /// <value>Never <c>default</c>.</value>
    public required Meter Meter { get; init; }

    /// <summary>Gets the price.</summary>
    /// <value>US dollars for a number of units.</value>
    public required UnitPrice Price { get; init; }

    /// <summary>Gets the pricing tier.</summary>
    /// <value>The tier.</value>
    public required PricingTier Tier { get; init; }

    /// <summary>Gets the scopes for which it holds.</summary>
    /// <value>One or more, in the order of the enumeration.</value>
    public required ImmutableArray<CallScope> Scopes { get; init; }

    /// <summary>Gets the one profile for which it holds.</summary>
    /// <value>A prefix; <see langword="null"/> for every profile of <see cref="Scopes"/>.</value>
    public string? Profile { get; init; }

    /// <summary>Gets the regions called from.</summary>
    /// <value>Ordinal; one or more.</value>
    public required ImmutableArray<AwsRegion> Regions { get; init; }

    /// <summary>Gets what it asks for beyond that.</summary>
    /// <value><c>default</c> for nothing.</value>
    public PriceConditions Conditions { get; init; }

    /// <summary>Gets whether it is the one used when a request states nothing of the dimensions for which no value is assumed.</summary>
    /// <value><see langword="true"/> for the default of its kind.</value>
    public bool IsDefault { get; init; }

    /// <summary>Gets the first day on which it holds.</summary>
    /// <value><see langword="null"/> where no source dates its begin.</value>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Gets the first day on which it no longer holds.</summary>
    /// <value><see langword="null"/> while it holds.</value>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Gets whether the source gives no region and the catalog assumed <see cref="Regions"/>.</summary>
    /// <value><see langword="true"/> when assumed.</value>
    public bool RegionAssumed { get; init; }

    /// <summary>Gets whether the figure was computed from other figures instead of being read.</summary>
    /// <value><see langword="true"/> when computed; <see cref="Note"/> says how.</value>
    public bool Derived { get; init; }

    /// <summary>Gets a remark of the catalog's keepers.</summary>
    /// <value><see langword="null"/> without one.</value>
    public string? Note { get; init; }

    /// <summary>Gets what other sources say.</summary>
    /// <value>In catalog order; may be empty.</value>
    public ImmutableArray<OtherPrice> Others { get; init; } = [];

    /// <summary>Gets the source.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public required CatalogSource Source { get; init; }

    /// <summary>Gets the layer of the catalog that holds it.</summary>
    /// <value><c>embedded</c>, or the name of an overlay.</value>
    public required string Layer { get; init; }

    /// <summary>Gets whether the rate holds on a date.</summary>
    /// <param name="date">The date.</param>
    /// <returns>Whether it is not before <see cref="ValidFrom"/> and before <see cref="ValidTo"/>.</returns>
    public bool HoldsOn(DateOnly date) => (ValidFrom is null || date >= ValidFrom) && (ValidTo is null || date < ValidTo);
}
