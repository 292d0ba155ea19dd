using System.Collections.Immutable;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Calls.Capabilities;

/// <summary>What a request needs of a model.</summary>
/// <remarks>Holds arrays: compared by reference of the arrays.</remarks>
public sealed record CapabilityRequest
{
    /// <summary>Gets what the request sends.</summary>
    /// <value>Distinct; empty to ask nothing.</value>
    public ImmutableArray<Modality> Inputs { get; init; } = [];

    /// <summary>Gets what the request wants back.</summary>
    /// <value>Distinct; empty to ask nothing.</value>
    public ImmutableArray<Modality> Outputs { get; init; } = [];

    /// <summary>Gets the features the request uses.</summary>
    /// <value>Distinct; empty to ask nothing.</value>
    public ImmutableArray<Feature> Features { get; init; } = [];

    /// <summary>Gets the size of the request.</summary>
    /// <value><see cref="Usage.None"/> to ask nothing.</value>
    public Usage Usage { get; init; } = Usage.None;

    /// <summary>Gets the region called.</summary>
    /// <value><see langword="null"/> to ask nothing.</value>
    public AwsRegion? Region { get; init; }
}
