namespace BedrockSelector.Planning.Inference;

/// <summary>What a plan of so many purchases costs.</summary>
/// <param name="Purchases">Purchases; a commitment that renews counts once. Zero is everything on demand, or refused.</param>
/// <param name="TotalUsd">US dollars over the horizon.</param>
public sealed record CostCurvePoint(int Purchases, decimal TotalUsd);
