using BedrockSelector.Customization.DataSets;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Planning.Custom;

namespace BedrockSelector.Customization.Plans;

/// <summary>A custom model from data to service: the plan, and what only a specification has, the check of the data and the job.</summary>
public sealed record CustomizationPlan
{
    /// <summary>Gets the plan.</summary>
    /// <value>The same as of the same figures without a specification.</value>
    public required CustomPlan Plan { get; init; }

    /// <summary>Gets the job.</summary>
    /// <value>With the problems that stand in its way, if any.</value>
    public required CustomizationJobResult Job { get; init; }

    /// <summary>Gets what the check of the training data found.</summary>
    /// <value><see langword="null"/> when the file is not at hand.</value>
    public required DataSetReport? TrainingData { get; init; }

    /// <summary>Gets what the check of the validation data found.</summary>
    /// <value><see langword="null"/> when there is none at hand.</value>
    public required DataSetReport? ValidationData { get; init; }
}
