using System.Collections.Immutable;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tokens;

/// <summary>A family of models that share a tokenizer, with the characters a token holds in each class of text.</summary>
/// <remarks>Holds an array: compared by reference of the array.</remarks>
public sealed record TokenFamily
{
    /// <summary>Gets the key.</summary>
    /// <value>Such as <c>llama-3</c>.</value>
    public required string Id { get; init; }

    /// <summary>Gets what belongs to it.</summary>
    /// <value>Such as <c>Llama 3 and 4</c>.</value>
    public required string Name { get; init; }

    /// <summary>Gets what the ratios rest on.</summary>
    /// <value>Measured, calibrated or assumed.</value>
    public required TokenEstimateBasis Basis { get; init; }

    /// <summary>Gets the ratios.</summary>
    /// <value>Characters per token, above zero: one for each member of <see cref="TextClass"/> but the last, in its order.</value>
    public required ImmutableArray<double> CharactersPerToken { get; init; }

    /// <summary>Gets the factor from the expected count to the lower end of the band.</summary>
    /// <value>Above zero, at most one.</value>
    public required double LowFactor { get; init; }

    /// <summary>Gets the factor from the expected count to the upper end of the band.</summary>
    /// <value>One or more.</value>
    public required double HighFactor { get; init; }

    /// <summary>Gets the source.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public required CatalogSource Source { get; init; }

    /// <summary>Gets a remark.</summary>
    /// <value>A sentence, or <see langword="null"/>.</value>
    public string? Note { get; init; }
}
