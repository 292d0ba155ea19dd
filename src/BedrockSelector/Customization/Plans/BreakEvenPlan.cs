namespace BedrockSelector.Customization.Plans;

/// <summary>From how many requests on a custom model is cheaper than a base model that needs a longer prompt.</summary>
public sealed record BreakEvenPlan
{
    /// <summary>Gets the cost of the base model over the plan.</summary>
    /// <value>Lines, or what is missing.</value>
    public required PlannedCost Comparison { get; init; }

    /// <summary>Gets how many requests pay for training and storage.</summary>
    /// <value>
    /// Requests over the whole plan, rounded up; zero when the custom model costs nothing more to begin with; <see langword="null"/> when
    /// the custom model never is cheaper or a cost is missing.
    /// </value>
    public required decimal? Requests { get; init; }

    /// <summary>Gets what the custom model saves over the plan, training and storage paid.</summary>
    /// <value>US dollars; negative when it costs more; <see langword="null"/> when a cost is missing.</value>
    public required decimal? SavingUsd { get; init; }

    /// <summary>Gets the answer as a sentence.</summary>
    /// <value>Says too why there is no number.</value>
    public required string Explanation { get; init; }
}
