using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>What a usage costs, line by line.</summary>
/// <remarks>Holds arrays: compared by reference of the arrays.</remarks>
public sealed record CostEstimate
{
    /// <summary>Gets the currency of every amount.</summary>
    public const string Currency = "USD";

    /// <summary>Gets what is called.</summary>
    /// <value>The model, its region and scope.</value>
    public required CallTarget Target { get; init; }

    /// <summary>Gets the offer by which it is called.</summary>
    /// <value><see langword="null"/> where nothing is called on demand, or it cannot be.</value>
    public Offer? Offer { get; init; }

    /// <summary>Gets the pricing tier of calls.</summary>
    /// <value>The tier asked for.</value>
    public required PricingTier Tier { get; init; }

    /// <summary>Gets the day of use.</summary>
    /// <value>The date asked for, or that of the question.</value>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets how many requests are priced.</summary>
    /// <value>Zero or more.</value>
    public required decimal Requests { get; init; }

    /// <summary>Gets the priced lines.</summary>
    /// <value>One a meter, in the order of the usage.</value>
    public required ImmutableArray<CostLine> Lines { get; init; }

    /// <summary>Gets the meters without a price.</summary>
    /// <value>In the order of the usage; empty when the estimate is whole.</value>
    public required ImmutableArray<MissingRate> Missing { get; init; }

    /// <summary>Gets the total.</summary>
    /// <value>US dollars, the sum of <see cref="Lines"/>; <see langword="null"/> when any meter has no price.</value>
    public decimal? TotalUsd => Missing.IsEmpty ? Lines.Sum(static line => line.AmountUsd) : null;

    /// <summary>Gets between what totals the sources differ.</summary>
    /// <value><see langword="null"/> where they agree or the estimate is not whole.</value>
    public CostBand? Band { get; init; }

    /// <summary>Gets what the caller should know: assumptions, an ended model, a default that was used.</summary>
    /// <value>Sentences; may be empty.</value>
    public required ImmutableArray<string> Warnings { get; init; }
}
