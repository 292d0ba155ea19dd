using System.Collections.Immutable;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tokens;

/// <summary>How many tokens a model sees in an input, with the band in which the true count is expected.</summary>
/// <remarks>Holds an array: compared by reference of the array.</remarks>
public sealed record TokenEstimate
{
    /// <summary>Gets the expected count.</summary>
    /// <value>Tokens; zero or more, rounded to the nearest.</value>
    public required long Tokens { get; init; }

    /// <summary>Gets the lower end of the band.</summary>
    /// <value>Tokens; zero to <see cref="Tokens"/>, rounded down.</value>
    public required long Low { get; init; }

    /// <summary>Gets the upper end of the band.</summary>
    /// <value>Tokens; <see cref="Tokens"/> or more, rounded up.</value>
    public required long High { get; init; }

    /// <summary>Gets the tokenizer family used.</summary>
    /// <value>Such as <c>nova-1</c>.</value>
    public required string Family { get; init; }

    /// <summary>Gets what the estimate rests on.</summary>
    /// <value>The weakest basis of any part.</value>
    public required TokenEstimateBasis Basis { get; init; }

    /// <summary>Gets the source of the ratio.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public required CatalogSource Source { get; init; }

    /// <summary>Gets a remark on the family's figures: from what they come, or why the family stands in for the model.</summary>
    /// <value>A sentence, or <see langword="null"/>.</value>
    public string? Note { get; init; }

    /// <summary>Gets what the input holds that no published rule counts; it is in none of the figures.</summary>
    /// <value>Such as <c>1 video of 12 s</c>, in the order of the input; empty when all was counted.</value>
    public ImmutableArray<string> NotCounted { get; init; } = [];
}
