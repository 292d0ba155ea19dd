using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge;

/// <summary>Where calls of a geographic profile may be computed.</summary>
/// <param name="From">The regions called from; ordinal, one or more.</param>
/// <param name="To">The regions a call from there may be routed to; ordinal, one or more.</param>
/// <remarks>Compared by value.</remarks>
public sealed record OfferRoute(ValueList<AwsRegion> From, ValueList<AwsRegion> To);
