using BedrockSelector.Quantities;

namespace BedrockSelector.Bills;

/// <summary>What is billed for one combination of keys.</summary>
/// <param name="Keys">The values of the keys, in the order asked for; empty text where lines do not say.</param>
/// <param name="Lines">The lines of the bill; one or more.</param>
/// <param name="Usd">What they bill in US dollars; below zero where credits outweigh use.</param>
public sealed record BilledRow(ValueList<string> Keys, long Lines, decimal Usd);
