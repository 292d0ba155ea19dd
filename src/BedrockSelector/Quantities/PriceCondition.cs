namespace BedrockSelector.Quantities;

/// <summary>What is said of one dimension.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Value">The value as the catalog writes it, such as <c>1024x1024</c> or <c>200000</c>; never empty.</param>
public readonly record struct PriceCondition(Dimension Dimension, string Value);
