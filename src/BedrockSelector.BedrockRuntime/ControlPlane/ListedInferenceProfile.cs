using System.Collections.Immutable;

namespace BedrockSelector.BedrockRuntime.ControlPlane;

/// <summary>An inference profile as ListInferenceProfiles lists it.</summary>
/// <remarks>Two entries are equal only if they hold the same array.</remarks>
public sealed record ListedInferenceProfile
{
    /// <summary>Gets the id.</summary>
    /// <value>Such as <c>us.amazon.nova-micro-v1:0</c>.</value>
    public required string InferenceProfileId { get; init; }

    /// <summary>Gets the ARN.</summary>
    /// <value>Empty if not given.</value>
    public required string InferenceProfileArn { get; init; }

    /// <summary>Gets the name for people.</summary>
    /// <value>Empty if not given.</value>
    public required string InferenceProfileName { get; init; }

    /// <summary>Gets who made it.</summary>
    /// <value><c>SYSTEM_DEFINED</c> or <c>APPLICATION</c>; empty if not given.</value>
    public required string Type { get; init; }

    /// <summary>Gets whether it can be used.</summary>
    /// <value><c>ACTIVE</c>; empty if not given.</value>
    public required string Status { get; init; }

    /// <summary>Gets the models it routes to.</summary>
    /// <value>ARNs, one a region, as listed; may be empty.</value>
    public required ImmutableArray<string> ModelArns { get; init; }
}
