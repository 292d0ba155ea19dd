namespace BedrockSelector.Knowledge;

/// <summary>Which source gave a figure of a model.</summary>
/// <param name="Field">The figure, such as <c>contextWindow</c> or <c>features.tool-use</c>.</param>
/// <param name="Source">The source.</param>
public sealed record FactSource(string Field, CatalogSource Source);
