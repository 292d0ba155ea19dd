using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>A meter that has no price, and why.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Code">Why.</param>
/// <param name="Reason">A sentence for people: what is missing and where there is a price.</param>
public sealed record MissingRate(Meter Meter, MissingCode Code, string Reason);
