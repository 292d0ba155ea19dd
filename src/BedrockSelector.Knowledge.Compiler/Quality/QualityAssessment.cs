using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Evidence;

namespace BedrockSelector.Knowledge.Compiler.Quality;

/// <summary>What the evidence says of a model's quality at a kind of work, or that it says too little.</summary>
internal sealed record QualityAssessment
{
    /// <summary>Gets the model.</summary>
    public required ModelId Model { get; init; }

    /// <summary>Gets the mode.</summary>
    public required ReasoningMode Mode { get; init; }

    /// <summary>Gets the kind of work.</summary>
    /// <value><c>default</c> for general ability.</value>
    public required TaskClass Task { get; init; }

    /// <summary>Gets the score: the share of the reference mix of questions that a model of this ability answers well.</summary>
    /// <value>From 0 to 100; <see langword="null"/> when the evidence is insufficient.</value>
    public double? Score { get; init; }

    /// <summary>Gets the standard error of the score.</summary>
    /// <value>Points, above 0; <see langword="null"/> when the evidence is insufficient.</value>
    public double? StandardError { get; init; }

    /// <summary>Gets the benchmarks behind the score: those of general ability and those of this kind of work.</summary>
    /// <value>Names by ordinal, each once; may be empty.</value>
    public ImmutableArray<string> Benchmarks { get; init; } = [];

    /// <summary>Gets why there is no score.</summary>
    /// <value><see langword="null"/> when there is one.</value>
    public string? Reason { get; init; }
}
