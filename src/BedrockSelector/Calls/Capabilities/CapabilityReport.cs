using System.Collections.Immutable;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Calls.Capabilities;

/// <summary>Whether a model can do what a request needs, and why not.</summary>
/// <remarks>Holds arrays: compared by reference of the arrays.</remarks>
public sealed record CapabilityReport
{
    /// <summary>Gets the model's id.</summary>
    /// <value>Never <c>default</c>.</value>
    public required ModelId Model { get; init; }

    /// <summary>Gets what stands against the request.</summary>
    /// <value>Every problem, inputs first; empty when nothing does.</value>
    public required ImmutableArray<CapabilityFinding> Problems { get; init; }

    /// <summary>Gets what the caller should know all the same.</summary>
    /// <value>May be empty.</value>
    public required ImmutableArray<CapabilityFinding> Warnings { get; init; }

    /// <summary>Gets whether the model can do it.</summary>
    /// <value>No when a problem is certain; <see langword="null"/> when the only problems are that no source says; else yes. An end of life is a warning, not a lack of capability.</value>
    public bool? Supported =>
        Problems.IsEmpty ? true
        : Problems.All(static problem => problem.Code is CapabilityCode.FeatureUnknown or CapabilityCode.ModalitiesUnknown) ? null
        : false;
}
