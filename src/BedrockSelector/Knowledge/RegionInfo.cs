namespace BedrockSelector.Knowledge;

/// <summary>An AWS region that the catalog knows.</summary>
/// <param name="Region">The region.</param>
/// <param name="Name">AWS's name of it, such as <c>Europe (Ireland)</c>.</param>
/// <param name="Geography">The part of the world, such as <c>eu</c>.</param>
public sealed record RegionInfo(AwsRegion Region, string Name, string Geography);
