using BedrockSelector.Quantities;
using BedrockSelector.Tokens;

namespace BedrockSelector.Answers;

/// <summary>How many tokens texts have, about.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record TokensDocument
{
    /// <summary>Gets the expected count.</summary>
    /// <value>Zero or more.</value>
    public required long Tokens { get; init; }

    /// <summary>Gets the lower end of the band.</summary>
    /// <value>At most <see cref="Tokens"/>.</value>
    public required long Low { get; init; }

    /// <summary>Gets the upper end of the band.</summary>
    /// <value>At least <see cref="Tokens"/>.</value>
    public required long High { get; init; }

    /// <summary>Gets the tokenizer family.</summary>
    /// <value>Such as <c>nova-1</c>.</value>
    public required string Family { get; init; }

    /// <summary>Gets what the count rests on.</summary>
    /// <value>An assumption, a calibration, measurement, or a count.</value>
    public required TokenEstimateBasis Basis { get; init; }

    /// <summary>Gets what is not in the count.</summary>
    /// <value>Such as images; may be empty.</value>
    public required ValueList<string> NotCounted { get; init; }

    /// <summary>Gets where the ratio is published.</summary>
    /// <value><see langword="null"/> where no address was kept.</value>
    public string? Source { get; init; }

    /// <summary>Gets of when it is.</summary>
    /// <value>The date of the source's data.</value>
    public required DateOnly AsOf { get; init; }
}
