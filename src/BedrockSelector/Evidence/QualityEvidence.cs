using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Evidence;

/// <summary>How well a model does a class of tasks.</summary>
/// <remarks>Holds an array: compared by reference of the array.</remarks>
public sealed record QualityEvidence
{
    /// <summary>Gets the class of tasks.</summary>
    /// <value>Never <c>default</c>.</value>
    public required TaskClass Task { get; init; }

    /// <summary>Gets whether the model reasoned before it answered.</summary>
    /// <value>The mode.</value>
    public required ReasoningMode Mode { get; init; }

    /// <summary>Gets the score.</summary>
    /// <value>From 0 to 100, higher is better; one scale for all models.</value>
    public required double Score { get; init; }

    /// <summary>Gets the standard error of the score.</summary>
    /// <value>Points; zero or more.</value>
    public required double StandardError { get; init; }

    /// <summary>Gets the benchmarks that made the score.</summary>
    /// <value>Ordinal; may be empty for a caller's own.</value>
    public ImmutableArray<string> Benchmarks { get; init; } = [];

    /// <summary>Gets the source.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public required CatalogSource Source { get; init; }

    /// <summary>Gets the layer of the catalog that holds it.</summary>
    /// <value><c>embedded</c>, or the name of an overlay.</value>
    public required string Layer { get; init; }
}
