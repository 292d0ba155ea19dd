using System.Text.Json.Serialization;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>A price for one region and scope, with its conditions as fields of their own: a row for a spreadsheet or a query engine.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record RateRowDocument
{
    /// <summary>Gets the model.</summary>
    /// <value>Its own id.</value>
    public required ModelId ModelId { get; init; }

    /// <summary>Gets the scope of calls.</summary>
    /// <value>In the region, in a geography, or anywhere.</value>
    public required CallScope Scope { get; init; }

    /// <summary>Gets the pricing tier.</summary>
    /// <value>The tier of the price.</value>
    public required PricingTier Tier { get; init; }

    /// <summary>Gets what is counted.</summary>
    /// <value>Such as <c>input-tokens</c>.</value>
    public required Meter Meter { get; init; }

    /// <summary>Gets the region from which one calls.</summary>
    /// <value>One a row.</value>
    public required AwsRegion Region { get; init; }

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

    /// <summary>Gets who gives the price.</summary>
    /// <value>A key of the catalog's sources.</value>
    public required string Source { get; init; }

    /// <summary>Gets of when the price is.</summary>
    /// <value>The date of the source's data.</value>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets the one profile for which the price is.</summary>
    /// <value>Such as <c>eu</c>; <see langword="null"/> for every profile of the scope.</value>
    public string? Profile { get; init; }

    /// <summary>Gets whether it prices short requests to a base model that state nothing.</summary>
    /// <value>What a query over logs wants, whatever dimensions there are.</value>
    public required bool Plain { get; init; }

    /// <summary>Gets whether it answers requests that state none of its conditions.</summary>
    /// <value><see langword="true"/> for the usual variant of several.</value>
    public required bool IsDefault { get; init; }

    /// <summary>Gets whether the source names no region and the catalog assumed this one.</summary>
    /// <value><see langword="false"/> where the source does.</value>
    public required bool RegionAssumed { get; init; }

    /// <summary>Gets whether it was computed from other figures instead of being read.</summary>
    /// <value><see langword="false"/> for a price that is published.</value>
    public required bool Derived { get; init; }

    /// <summary>Gets the layer of the catalog that holds it.</summary>
    /// <value><c>embedded</c>, or the name of an overlay.</value>
    public required string Layer { get; init; }

    /// <summary>Gets the price's own conditions.</summary>
    /// <value>Term, context band, resolution and the like: in JSON, a field a dimension beside the others.</value>
    [JsonInclude]
    [JsonExtensionData]
    public ConditionFields Conditions { get; internal set; } = [];
}
