namespace BedrockSelector.Knowledge;

/// <summary>The end of a model in one region, where it differs from the others.</summary>
/// <param name="Region">The region.</param>
/// <param name="EndOfLifeOn">The first day on which it cannot be called there; <see langword="null"/> if none is announced.</param>
public sealed record RegionLifecycle(AwsRegion Region, DateOnly? EndOfLifeOn);
