using BedrockSelector.Quantities;

namespace BedrockSelector.Bills;

/// <summary>A part of the difference between a bill and what was expected, with its cause.</summary>
/// <remarks>The parts of a reconciliation add up exactly to its difference.</remarks>
public sealed record BillDifference
{
    /// <summary>Gets the cause, for programs.</summary>
    /// <value>
    /// Explained: <c>discount</c>, <c>private-rate</c>, <c>credit</c>, <c>refund</c>, <c>tax</c>, <c>fee</c>, <c>rounding</c>, <c>line-twice</c>,
    /// <c>billed-later</c>, <c>foreign-region</c>, <c>other-tier</c>, <c>other-scope</c>, <c>other-length</c>, <c>other-cache-time</c>,
    /// <c>traffic-without-logs</c>. Not explained: <c>rate-differs</c>, <c>list-price-differs</c>, <c>quantity-differs</c>, <c>not-billed</c>,
    /// <c>no-price</c>, <c>unmapped</c>, <c>other-charge</c>.
    /// </value>
    public required string Code { get; init; }

    /// <summary>Gets whether the cause explains the part.</summary>
    public required bool Explained { get; init; }

    /// <summary>Gets the model.</summary>
    /// <value>Its id; <see langword="null"/> where the part is of no one model.</value>
    public string? ModelId { get; init; }

    /// <summary>Gets the region.</summary>
    /// <value>As billed; <see langword="null"/> where the part is of no one region.</value>
    public string? Region { get; init; }

    /// <summary>Gets how far the calls go.</summary>
    /// <value><c>regional</c> for calls in the region and by geographic profile, <c>global</c>; <see langword="null"/> where the part is of neither.</value>
    public string? Scope { get; init; }

    /// <summary>Gets the pricing tier.</summary>
    /// <value><see langword="null"/> where the part is of no one tier.</value>
    public PricingTier? Tier { get; init; }

    /// <summary>Gets the meter.</summary>
    /// <value>Its name; <see langword="null"/> where the part is of no one meter.</value>
    public string? Meter { get; init; }

    /// <summary>Gets the beginning of the first period.</summary>
    /// <value>UTC; <see langword="null"/> for parts of the whole bill.</value>
    public DateTimeOffset? From { get; init; }

    /// <summary>Gets the quantity that differs.</summary>
    /// <value>Units of the meter; above zero where more is billed than logged, zero for causes of price.</value>
    public decimal Quantity { get; init; }

    /// <summary>Gets the amount.</summary>
    /// <value>US dollars; above zero where more is billed than expected.</value>
    public required decimal Usd { get; init; }

    /// <summary>Gets the part in words.</summary>
    /// <value>One sentence.</value>
    public required string Message { get; init; }
}
