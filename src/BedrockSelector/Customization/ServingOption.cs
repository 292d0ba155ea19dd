using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Customization;

/// <summary>Where a custom model of a base can be served in one way.</summary>
/// <param name="Way">The way.</param>
/// <param name="Regions">Regions, in the order of the source; never empty.</param>
/// <param name="Note">A condition, or <see langword="null"/>.</param>
/// <param name="Source">The source.</param>
/// <remarks>Holds an array: compared by reference of the array.</remarks>
public sealed record ServingOption(ServingWay Way, ImmutableArray<AwsRegion> Regions, string? Note, CatalogSource Source);
