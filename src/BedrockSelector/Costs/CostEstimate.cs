using System.Text.Json.Serialization;
using BedrockSelector.Findings;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>What a usage costs, line by line.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public record CostEstimate
{
    /// <summary>Gets the name and version of the document's shape.</summary>
    /// <value><c>estimate/1</c>; fields are added under the same version, and never renamed or moved.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "estimate/1";

    /// <summary>Gets what is called.</summary>
    /// <value>The model, its region and scope.</value>
    public required PricedModel Model { get; init; }

    /// <summary>Gets the pricing tier of calls.</summary>
    /// <value>The tier asked for.</value>
    public required PricingTier Tier { get; init; }

    /// <summary>Gets the day of use.</summary>
    /// <value>The date asked for, or that of the question.</value>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets the currency of every amount.</summary>
    /// <value><c>USD</c>.</value>
    public string Currency { get; } = "USD";

    /// <summary>Gets how many requests are priced.</summary>
    /// <value>Zero or more.</value>
    public required decimal Requests { get; init; }

    /// <summary>Gets the total.</summary>
    /// <value>US dollars, the sum of <see cref="Lines"/>; <see langword="null"/> when any meter has no price.</value>
    public decimal? TotalUsd => Missing.IsEmpty ? Lines.Sum(static line => line.AmountUsd) : null;

    /// <summary>Gets the priced lines.</summary>
    /// <value>One a meter, in the order of the usage.</value>
    public required ValueList<CostLine> Lines { get; init; }

    /// <summary>Gets between what totals the sources differ.</summary>
    /// <value><see langword="null"/> where they agree or the estimate is not whole.</value>
    public CostBand? Band { get; init; }

    /// <summary>Gets the meters without a price.</summary>
    /// <value>In the order of the usage; empty when the estimate is whole.</value>
    public required ValueList<MissingRate> Missing { get; init; }

    /// <summary>Gets what the caller should know: assumptions, an ended model, a default that was used.</summary>
    /// <value>Warnings and notes with a code of <see cref="CostFindings"/> each; may be empty.</value>
    public required ValueList<Finding> Findings { get; init; }
}
