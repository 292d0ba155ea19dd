using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>What a hyperparameter accepts.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record HyperparameterDocument
{
    /// <summary>Gets the hyperparameter.</summary>
    /// <value>Such as <c>epochCount</c>.</value>
    public required string Name { get; init; }

    /// <summary>Gets the type of its value.</summary>
    /// <value><c>integer</c>, <c>float</c> or <c>word</c>.</value>
    public required string Type { get; init; }

    /// <summary>Gets the least number.</summary>
    /// <value><see langword="null"/> where none is stated.</value>
    public decimal? Min { get; init; }

    /// <summary>Gets the greatest number.</summary>
    /// <value><see langword="null"/> where none is stated.</value>
    public decimal? Max { get; init; }

    /// <summary>Gets AWS's default.</summary>
    /// <value><see langword="null"/> where none is published.</value>
    public string? Default { get; init; }

    /// <summary>Gets the words that are accepted.</summary>
    /// <value>May be empty.</value>
    public required ValueList<string> Words { get; init; }

    /// <summary>Gets where it is published.</summary>
    /// <value><see langword="null"/> where no address was kept.</value>
    public string? Source { get; init; }

    /// <summary>Gets of when it is.</summary>
    /// <value>The date of the source's data.</value>
    public required DateOnly AsOf { get; init; }
}
