using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>One meter of calls of one kind in one hour, as a row of the FinOps Open Cost and Usage Specification.</summary>
/// <remarks>Amounts are list prices: a log knows of no discount. What has no price has no cost, not zero.</remarks>
public sealed record FocusRow
{
    /// <summary>Gets the beginning of the hour.</summary>
    /// <value>UTC.</value>
    public required DateTimeOffset Hour { get; init; }

    /// <summary>Gets the account called.</summary>
    /// <value>Twelve digits; empty when the records do not say.</value>
    public required string Account { get; init; }

    /// <summary>Gets the region called.</summary>
    /// <value>Empty when the records do not say.</value>
    public required string Region { get; init; }

    /// <summary>Gets the id called.</summary>
    /// <value>As logged.</value>
    public required string CalledId { get; init; }

    /// <summary>Gets the model.</summary>
    /// <value>Its id; the id as logged where it is not known.</value>
    public required string ModelId { get; init; }

    /// <summary>Gets the model's maker.</summary>
    /// <value>Empty where the model is not known.</value>
    public required string Provider { get; init; }

    /// <summary>Gets the pricing tier.</summary>
    public required PricingTier Tier { get; init; }

    /// <summary>Gets what is counted.</summary>
    public required Meter Meter { get; init; }

    /// <summary>Gets how much.</summary>
    /// <value>Units of the meter; zero or more.</value>
    public required decimal Quantity { get; init; }

    /// <summary>Gets one unit of the meter.</summary>
    /// <value>In the singular, such as <c>token</c>; empty where there is no price.</value>
    public required string Unit { get; init; }

    /// <summary>Gets the list price of one unit.</summary>
    /// <value>US dollars; <see langword="null"/> where there is none.</value>
    public required decimal? UnitPriceUsd { get; init; }

    /// <summary>Gets the cost at list prices.</summary>
    /// <value>US dollars; <see langword="null"/> where there is no price.</value>
    public required decimal? CostUsd { get; init; }

    /// <summary>Gets what else the records say of who called.</summary>
    /// <value>Name and value of the reader's attributes, in its order; empty values left out.</value>
    public ValueList<NamedText> Tags { get; init; } = [];
}
