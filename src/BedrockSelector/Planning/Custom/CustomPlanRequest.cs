using BedrockSelector.Planning.Inference;
using BedrockSelector.Planning.Training;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Custom;

/// <summary>What <see cref="CustomPlanner"/> needs to know: the quantities of each phase.</summary>
public sealed record CustomPlanRequest
{
    /// <summary>Gets the training.</summary>
    /// <value>Its months of storage are left out: storage is a row of its own.</value>
    public required TrainingRequest Training { get; init; }

    /// <summary>Gets how long the custom model is stored.</summary>
    /// <value>Months; zero or more.</value>
    public required decimal MonthsStored { get; init; }

    /// <summary>Gets the serving.</summary>
    /// <value><see langword="null"/> leaves inference out.</value>
    public InferenceRequest? Inference { get; init; }

    /// <summary>Gets how many requests the horizon has in all.</summary>
    /// <value>Requests, zero or more; <see langword="null"/> when the demand is not given in requests.</value>
    public decimal? Requests
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0m, nameof(value));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value ?? 0m, UsageEntry.MaxQuantity, nameof(value));
            field = value;
        }
    }

    /// <summary>Gets what the custom model is compared with.</summary>
    /// <value><see langword="null"/> leaves the comparison out; it needs a demand in requests.</value>
    public ComparisonRequest? CompareWith { get; init; }
}
