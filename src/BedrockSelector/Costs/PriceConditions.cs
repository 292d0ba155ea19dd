using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>What a price may depend on beside model, region, scope, tier, meter and date.</summary>
/// <remarks><c>default</c> is a short request to the base model, without commitment, at default resolution and quality.</remarks>
public readonly record struct PriceConditions
{
    /// <summary>Gets the commitment term of capacity.</summary>
    /// <value>No commitment unless set.</value>
    public CommitmentTerm Term { get; init; }

    /// <summary>Gets the tokens that one request sends, for long-context prices.</summary>
    /// <value>Cached tokens included; zero or more.</value>
    public decimal InputTokens { get; init; }

    /// <summary>Gets the size of what is made.</summary>
    /// <value>Such as <c>1024x1024</c> or <c>720p</c>; <see langword="null"/> for the default one.</value>
    public string? Resolution { get; init; }

    /// <summary>Gets the quality of what is made.</summary>
    /// <value>Such as <c>premium</c>; <see langword="null"/> for the default one.</value>
    public string? Quality { get; init; }

    /// <summary>Gets the version of custom model units.</summary>
    /// <value>Such as <c>v1.0</c>; <see langword="null"/> for the default one.</value>
    public string? UnitVersion { get; init; }

    /// <summary>Gets whose use is priced.</summary>
    /// <value>The base model unless set.</value>
    public RateSubject Subject { get; init; }
}
