using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.BedrockRuntime.ControlPlane;

/// <summary>A model as ListFoundationModels lists it.</summary>
/// <remarks>Names stay in the service's spelling, such as <c>TEXT</c> or <c>ON_DEMAND</c>. Two entries are equal only if they hold the same arrays.</remarks>
public sealed record ListedFoundationModel
{
    /// <summary>Gets the id.</summary>
    /// <value>A base model id, context-length variants such as <c>:24k</c> included.</value>
    public required ModelId ModelId { get; init; }

    /// <summary>Gets the ARN.</summary>
    /// <value>Names the region that was asked; empty if not given.</value>
    public required string ModelArn { get; init; }

    /// <summary>Gets the name for people.</summary>
    /// <value>Empty if not given.</value>
    public required string ModelName { get; init; }

    /// <summary>Gets who made it.</summary>
    /// <value>Empty if not given.</value>
    public required string ProviderName { get; init; }

    /// <summary>Gets what it takes.</summary>
    /// <value>As listed; may be empty.</value>
    public required ImmutableArray<string> InputModalities { get; init; }

    /// <summary>Gets what it gives.</summary>
    /// <value>As listed; may be empty.</value>
    public required ImmutableArray<string> OutputModalities { get; init; }

    /// <summary>Gets how it can be customized.</summary>
    /// <value>As listed; may be empty.</value>
    public required ImmutableArray<string> CustomizationsSupported { get; init; }

    /// <summary>Gets how it can be called.</summary>
    /// <value>As listed, such as <c>ON_DEMAND</c>, <c>PROVISIONED</c> or <c>INFERENCE_PROFILE</c>; may be empty.</value>
    public required ImmutableArray<string> InferenceTypesSupported { get; init; }

    /// <summary>Gets whether it can stream.</summary>
    /// <value><see langword="null"/> if not said.</value>
    public required bool? ResponseStreamingSupported { get; init; }

    /// <summary>Gets its place in life.</summary>
    /// <value><c>ACTIVE</c> or <c>LEGACY</c>; <see langword="null"/> if not said.</value>
    public required string? LifecycleStatus { get; init; }
}
