using BedrockSelector.Tokens;

namespace BedrockSelector.Answers;

/// <summary>How many tokens texts have for a model.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record TokenCountDocument
{
    /// <summary>Gets the model as it was asked for.</summary>
    /// <value>An id, an inference-profile id or an ARN.</value>
    public required string Reference { get; init; }

    /// <summary>Gets the expected count.</summary>
    /// <value>Tokens; <see langword="null"/> where nothing is known about how the model counts.</value>
    public long? Tokens { get; init; }

    /// <summary>Gets the lower end of the band.</summary>
    /// <value>Tokens, or <see langword="null"/>.</value>
    public long? Low { get; init; }

    /// <summary>Gets the upper end of the band.</summary>
    /// <value>Tokens, or <see langword="null"/>.</value>
    public long? High { get; init; }

    /// <summary>Gets whether the model's own tokenizer counted.</summary>
    /// <value><see langword="false"/> for an estimate.</value>
    public bool Exact { get; init; }

    /// <summary>Gets the tokenizer family.</summary>
    /// <value>Such as <c>nova-1</c>, or <see langword="null"/>.</value>
    public string? Family { get; init; }

    /// <summary>Gets what the count rests on.</summary>
    /// <value>An assumption, a calibration, measurement, or a count; <see langword="null"/> without a count.</value>
    public TokenEstimateBasis? Basis { get; init; }

    /// <summary>Gets a remark on the count.</summary>
    /// <value>A sentence, or <see langword="null"/>.</value>
    public string? Note { get; init; }

    /// <summary>Gets what the tokens cost as input.</summary>
    /// <value>US dollars at the expected count; <see langword="null"/> where count or rate is missing.</value>
    public decimal? CostUsd { get; init; }
}
