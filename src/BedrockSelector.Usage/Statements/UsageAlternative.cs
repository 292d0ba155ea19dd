using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>What the calls of one logged id would have cost otherwise.</summary>
/// <param name="ModelId">The id as logged.</param>
/// <param name="Requests">The calls that are priced; failed ones are left out.</param>
/// <param name="CallId">The id called instead; the same for another tier.</param>
/// <param name="Tier">The tier of all calls instead; <see langword="null"/> where each keeps its own.</param>
/// <param name="LoggedUsd">What the calls cost as logged, in US dollars.</param>
/// <param name="Usd">What they would have cost, in US dollars.</param>
public sealed record UsageAlternative(string ModelId, long Requests, string CallId, PricingTier? Tier, decimal LoggedUsd, decimal Usd)
{
    /// <summary>Gets what would have been saved.</summary>
    /// <value>US dollars; below zero where the alternative costs more.</value>
    public decimal SavedUsd => LoggedUsd - Usd;
}
