using System.Collections.Immutable;
using BedrockSelector.Quantities;

namespace BedrockSelector.Logs;

/// <summary>What calls of one kind used in one hour: all that one price key and one attribution cover.</summary>
/// <remarks>Sums of counts, so that what the calls cost together is the price times the sum, to the last digit.</remarks>
public sealed record UsageCell
{
    /// <summary>Gets the beginning of the hour.</summary>
    /// <value>UTC.</value>
    public required DateTimeOffset Hour { get; init; }

    /// <summary>Gets the model as logged.</summary>
    /// <value>An id or ARN; ARNs of foundation models and system profiles are shortened to their ids.</value>
    public required string ModelId { get; init; }

    /// <summary>Gets the region called.</summary>
    /// <value><see langword="null"/> when the records do not say.</value>
    public string? Region { get; init; }

    /// <summary>Gets the pricing tier.</summary>
    /// <value><see langword="null"/> when the records do not say.</value>
    public PricingTier? Tier { get; init; }

    /// <summary>Gets the band of lengths of the requests.</summary>
    /// <value>How many of the reader's lengths each request is above; zero or more.</value>
    public required int Band { get; init; }

    /// <summary>Gets the values of the attributes asked for.</summary>
    /// <value>In the order asked for; empty text where a record does not say.</value>
    public ValueList<string> Attributes { get; init; } = [];

    /// <summary>Gets whether the calls failed.</summary>
    public bool Failed { get; init; }

    /// <summary>Gets the width of what was made.</summary>
    /// <value>Pixels; 0 when the records do not say.</value>
    public long Width { get; init; }

    /// <summary>Gets the height of what was made.</summary>
    /// <value>Pixels; 0 when the records do not say.</value>
    public long Height { get; init; }

    /// <summary>Gets the quality of what was made.</summary>
    /// <value>Such as <c>premium</c>; <see langword="null"/> when the records do not say.</value>
    public string? Quality { get; init; }

    /// <summary>Gets the sums.</summary>
    public required UsageSums Sums { get; init; }
}
