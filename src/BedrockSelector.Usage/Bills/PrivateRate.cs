using BedrockSelector.Quantities;

namespace BedrockSelector.Bills;

/// <summary>A price of the caller's own, derived from what a bill charges.</summary>
public sealed record PrivateRate
{
    /// <summary>Gets the model.</summary>
    /// <value>Its id.</value>
    public required string ModelId { get; init; }

    /// <summary>Gets the region.</summary>
    /// <value>Such as <c>us-east-1</c>.</value>
    public required string Region { get; init; }

    /// <summary>Gets how far the calls go.</summary>
    /// <value><c>regional</c> or <c>global</c>.</value>
    public required string Scope { get; init; }

    /// <summary>Gets the pricing tier.</summary>
    public required PricingTier Tier { get; init; }

    /// <summary>Gets the meter.</summary>
    public required Meter Meter { get; init; }

    /// <summary>Gets what else the price depends on.</summary>
    /// <value>Pairs of dimension and value, joined by commas; empty where it depends on nothing else.</value>
    public string Conditions { get; init; } = "";

    /// <summary>Gets the list price.</summary>
    /// <value>US dollars for <see cref="Per"/> units.</value>
    public required decimal ListUsd { get; init; }

    /// <summary>Gets the price paid.</summary>
    /// <value>US dollars for <see cref="Per"/> units.</value>
    public required decimal PaidUsd { get; init; }

    /// <summary>Gets how many units the prices are for.</summary>
    /// <value>Such as 1,000,000 tokens.</value>
    public required long Per { get; init; }

    /// <summary>Gets what was saved against the list price.</summary>
    /// <value>US dollars over the bill.</value>
    public required decimal SavedUsd { get; init; }
}
