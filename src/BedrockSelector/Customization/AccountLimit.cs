using BedrockSelector.Knowledge;

namespace BedrockSelector.Customization;

/// <summary>A limit that AWS sets on an account.</summary>
/// <param name="Name">What is limited: <c>custom-models</c>, <c>scheduled-customization-jobs</c> or <c>custom-model-deployments</c>.</param>
/// <param name="Max">The largest number.</param>
/// <param name="Source">The source.</param>
public sealed record AccountLimit(string Name, int Max, CatalogSource Source);
