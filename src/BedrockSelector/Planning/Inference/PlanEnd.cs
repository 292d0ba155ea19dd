namespace BedrockSelector.Planning.Inference;

/// <summary>The end of a model within the horizon of its plan: what is served until then, and what remains.</summary>
public sealed record PlanEnd
{
    /// <summary>Gets the first day on which the model is not served any more.</summary>
    /// <value>The end of life in the region called.</value>
    public required DateOnly On { get; init; }

    /// <summary>Gets how many hours of the horizon the plan serves.</summary>
    /// <value>Zero or more.</value>
    public required int ServedHours { get; init; }

    /// <summary>Gets how many hours of the horizon lie after the end.</summary>
    /// <value>One or more.</value>
    public required int HoursAfter { get; init; }

    /// <summary>Gets the tokens of those hours, which the plan does not serve.</summary>
    /// <value>Tokens; with several scenarios, those of the first.</value>
    public required decimal TokensAfter { get; init; }

    /// <summary>Gets the plan of the model that takes over.</summary>
    /// <value><see langword="null"/> when no replacement is named.</value>
    public InferencePhase? Replacement { get; init; }

    /// <summary>Gets what both plans cost together.</summary>
    /// <value>US dollars; <see langword="null"/> without a replacement, or when either plan has no total.</value>
    public decimal? TotalUsd { get; init; }
}
