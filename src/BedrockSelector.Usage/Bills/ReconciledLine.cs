using BedrockSelector.Quantities;

namespace BedrockSelector.Bills;

/// <summary>A meter of a model in a region: what is billed beside what it costs at list prices and what was logged.</summary>
public sealed record ReconciledLine
{
    /// <summary>Gets the model.</summary>
    /// <value>Its id.</value>
    public required string ModelId { get; init; }

    /// <summary>Gets the region.</summary>
    /// <value>Such as <c>us-east-1</c>.</value>
    public required string Region { get; init; }

    /// <summary>Gets how far the calls go.</summary>
    /// <value><c>regional</c> for calls in the region and by geographic profile, or <c>global</c>.</value>
    public required string Scope { get; init; }

    /// <summary>Gets the pricing tier.</summary>
    public required PricingTier Tier { get; init; }

    /// <summary>Gets the meter.</summary>
    public required Meter Meter { get; init; }

    /// <summary>Gets whether inputs are longer than the model's threshold.</summary>
    public bool LongContext { get; init; }

    /// <summary>Gets how much is billed.</summary>
    /// <value>Units of the meter.</value>
    public required decimal BilledQuantity { get; init; }

    /// <summary>Gets what is billed.</summary>
    /// <value>US dollars.</value>
    public required decimal BilledUsd { get; init; }

    /// <summary>Gets what the billed quantity costs at the catalog's prices.</summary>
    /// <value>US dollars; <see langword="null"/> where it has no price.</value>
    public required decimal? ListUsd { get; init; }

    /// <summary>Gets how much was logged.</summary>
    /// <value>Units of the meter; <see langword="null"/> where no logs were given.</value>
    public required decimal? LoggedQuantity { get; init; }

    /// <summary>Gets what the logged quantity costs at the catalog's prices.</summary>
    /// <value>US dollars; <see langword="null"/> where no logs were given.</value>
    public required decimal? LoggedUsd { get; init; }
}
