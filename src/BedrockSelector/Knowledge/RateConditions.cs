using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge;

/// <summary>What a rate asks for beside model, region, scope, tier and meter.</summary>
/// <remarks><c>default</c> asks for nothing.</remarks>
public readonly record struct RateConditions
{
    /// <summary>Gets the commitment term.</summary>
    /// <value><see langword="null"/> where the price has none.</value>
    public CommitmentTerm? Term { get; init; }

    /// <summary>Gets the input size above which the rate holds for the whole request.</summary>
    /// <value>Tokens, exclusive; <see langword="null"/> for the price of short requests.</value>
    public long? ContextAbove { get; init; }

    /// <summary>Gets the size of what is made.</summary>
    /// <value>Such as <c>1024x1024</c>, meaning up to it, or <c>720p</c>; <see langword="null"/> where the price does not depend on it.</value>
    public string? Resolution { get; init; }

    /// <summary>Gets the quality of what is made.</summary>
    /// <value>Such as <c>premium</c>; <see langword="null"/> where the price does not depend on it.</value>
    public string? Quality { get; init; }

    /// <summary>Gets for which kind of model the rate holds.</summary>
    /// <value><see langword="null"/> for the base model and whatever shares its price.</value>
    public RateSubject? For { get; init; }

    /// <summary>Gets the version of a custom model unit.</summary>
    /// <value>Such as <c>v1.0</c>; <see langword="null"/> where it has none.</value>
    public string? UnitVersion { get; init; }

    /// <summary>Gets whether the rate is the one used when the caller states no resolution, quality or unit version.</summary>
    /// <value><see langword="true"/> for the default of its kind.</value>
    public bool IsDefault { get; init; }
}
