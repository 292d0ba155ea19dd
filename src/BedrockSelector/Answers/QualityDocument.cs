using BedrockSelector.Evidence;
using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>How good a model is at a class of tasks.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record QualityDocument
{
    /// <summary>Gets the class of tasks.</summary>
    /// <value>Such as <c>chat</c>.</value>
    public required string Task { get; init; }

    /// <summary>Gets the mode of reasoning.</summary>
    /// <value>Such as <c>standard</c>.</value>
    public required ReasoningMode Mode { get; init; }

    /// <summary>Gets the score.</summary>
    /// <value>From 0 to 100, rounded to a millionth.</value>
    public required double Value { get; init; }

    /// <summary>Gets its standard error.</summary>
    /// <value>Points, rounded to a millionth; zero or more.</value>
    public required double StandardError { get; init; }

    /// <summary>Gets what it rests on.</summary>
    /// <value>Keys of benchmarks; may be empty.</value>
    public required ValueList<string> Benchmarks { get; init; }

    /// <summary>Gets who says so.</summary>
    /// <value>A key of the catalog's sources.</value>
    public required string Source { get; init; }

    /// <summary>Gets of when that is.</summary>
    /// <value>The date of the source's data.</value>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets the layer of the catalog that holds it.</summary>
    /// <value><c>embedded</c>, or the name of an overlay.</value>
    public required string Layer { get; init; }
}
