using System.Text.Json.Serialization;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Import;

/// <summary>A price that differs between two catalogs, or that only one of them has.</summary>
/// <remarks>Part of a document: compared by value, and JSON both ways.</remarks>
public sealed record PriceMove
{
    /// <summary>Gets the model.</summary>
    /// <value>Its id.</value>
    public required ModelId ModelId { get; init; }

    /// <summary>Gets the meter.</summary>
    /// <value>Never <c>default</c>.</value>
    public required Meter Meter { get; init; }

    /// <summary>Gets the pricing tier.</summary>
    /// <value>The tier.</value>
    public required PricingTier Tier { get; init; }

    /// <summary>Gets the scope.</summary>
    /// <value>Where a call may be computed.</value>
    public required CallScope Scope { get; init; }

    /// <summary>Gets the one profile for which the price is.</summary>
    /// <value>Such as <c>eu</c>; <see langword="null"/> for every profile of the scope.</value>
    public string? Profile { get; init; }

    /// <summary>Gets the price's own conditions.</summary>
    /// <value>Term, context band, resolution and the like: in JSON, a field a dimension beside the others.</value>
    [JsonInclude]
    [JsonExtensionData]
    public ConditionFields Conditions { get; internal set; } = [];

    /// <summary>Gets the regions from which one calls.</summary>
    /// <value>Ordinal; one or more.</value>
    public required ValueList<AwsRegion> Regions { get; init; }

    /// <summary>Gets how many units the prices are for.</summary>
    /// <value>One or more.</value>
    public required long Per { get; init; }

    /// <summary>Gets the price of the first catalog.</summary>
    /// <value>US dollars for <see cref="Per"/> units; <see langword="null"/> for a price that is new.</value>
    public decimal? OldUsd { get; init; }

    /// <summary>Gets the price of the second catalog.</summary>
    /// <value>US dollars for <see cref="Per"/> units; <see langword="null"/> for a price that is gone.</value>
    public decimal? NewUsd { get; init; }

    /// <summary>Gets by how much the price moved.</summary>
    /// <value>Percent of the old price, rounded to hundredths, half to even; <see langword="null"/> without two prices or where the old one is zero.</value>
    public decimal? Percent => OldUsd is > 0m && NewUsd is not null ? Math.Round((NewUsd.Value - OldUsd.Value) / OldUsd.Value * 100m, 2) : null;
}
