using System.Text.Json.Serialization;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>A price of a model, with its conditions as fields of their own.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record RateDocument
{
    /// <summary>Gets what is counted.</summary>
    /// <value>Such as <c>input-tokens</c>.</value>
    public required Meter Meter { get; init; }

    /// <summary>Gets the pricing tier.</summary>
    /// <value>The tier of the price.</value>
    public required PricingTier Tier { get; init; }

    /// <summary>Gets the scopes of calls at this price.</summary>
    /// <value>One or more.</value>
    public required ValueList<CallScope> Scopes { get; init; }

    /// <summary>Gets the one profile for which the price is.</summary>
    /// <value>Such as <c>eu</c>; <see langword="null"/> for every profile of the scopes.</value>
    public string? Profile { get; init; }

    /// <summary>Gets the regions from which one calls.</summary>
    /// <value>Ordinal; one or more.</value>
    public required ValueList<AwsRegion> Regions { get; init; }

    /// <summary>Gets the price.</summary>
    /// <value>US dollars for <see cref="Per"/> units; zero or more.</value>
    public required decimal UnitPriceUsd { get; init; }

    /// <summary>Gets how many units the price buys.</summary>
    /// <value>Units, such as 1,000,000 tokens or 1 hour; one or more.</value>
    public required long Per { get; init; }

    /// <summary>Gets the first day of the price.</summary>
    /// <value><see langword="null"/> where it is unbounded.</value>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Gets the day on which it no longer holds.</summary>
    /// <value><see langword="null"/> where it is unbounded.</value>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Gets whether the source names no region and the catalog assumed these.</summary>
    /// <value><see langword="false"/> where the source does.</value>
    public required bool RegionAssumed { get; init; }

    /// <summary>Gets whether it was computed from other figures instead of being read.</summary>
    /// <value><see cref="Note"/> says how.</value>
    public required bool Derived { get; init; }

    /// <summary>Gets a remark.</summary>
    /// <value><see langword="null"/> without one.</value>
    public string? Note { get; init; }

    /// <summary>Gets what other sources say.</summary>
    /// <value>May be empty.</value>
    public required ValueList<OtherPriceDocument> Others { get; init; }

    /// <summary>Gets who gives the price.</summary>
    /// <value>A key of the catalog's sources.</value>
    public required string Source { get; init; }

    /// <summary>Gets of when the price is.</summary>
    /// <value>The date of the source's data.</value>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets the layer of the catalog that holds it.</summary>
    /// <value><c>embedded</c>, or the name of an overlay.</value>
    public required string Layer { get; init; }

    /// <summary>Gets the price's own conditions.</summary>
    /// <value>Term, context band, resolution and the like: in JSON, a field a dimension beside the others.</value>
    [JsonInclude]
    [JsonExtensionData]
    public ConditionFields Conditions { get; internal set; } = [];
}
