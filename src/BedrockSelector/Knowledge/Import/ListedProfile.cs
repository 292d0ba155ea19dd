using System.Collections.Immutable;

namespace BedrockSelector.Knowledge.Import;

/// <summary>A system-defined inference profile as <c>ListInferenceProfiles</c> lists it in one region.</summary>
/// <param name="Document">The file.</param>
/// <param name="Region">The region from which it can be called.</param>
/// <param name="Prefix">Such as <c>us</c> or <c>global</c>.</param>
/// <param name="Model">The model.</param>
/// <param name="Destinations">Where a call may be computed; empty for the global profile.</param>
internal sealed record ListedProfile(string Document, AwsRegion Region, string Prefix, ModelId Model, ImmutableArray<AwsRegion> Destinations);
