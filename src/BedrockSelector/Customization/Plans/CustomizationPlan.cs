using System.Collections.Immutable;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Customization.Jobs;

namespace BedrockSelector.Customization.Plans;

/// <summary>A custom model from data to service: the job, both phases' costs apart, and the break-even against a base model.</summary>
/// <remarks>Training is paid once, storage and serving by the month: nothing here adds them up. Holds an array: compared by reference of the array.</remarks>
public sealed record CustomizationPlan
{
    /// <summary>Gets the job.</summary>
    /// <value>With the problems that stand in its way, if any.</value>
    public required CustomizationJobResult Job { get; init; }

    /// <summary>Gets what the check of the training data found.</summary>
    /// <value><see langword="null"/> when the file is not at hand.</value>
    public required DataSetReport? TrainingData { get; init; }

    /// <summary>Gets what the check of the validation data found.</summary>
    /// <value><see langword="null"/> when there is none at hand.</value>
    public required DataSetReport? ValidationData { get; init; }

    /// <summary>Gets how long the plan lasts.</summary>
    /// <value>Months, above zero.</value>
    public required decimal Months { get; init; }

    /// <summary>Gets the cost of training.</summary>
    /// <value>Paid once.</value>
    public required PlannedCost Training { get; init; }

    /// <summary>Gets the cost of keeping the custom model.</summary>
    /// <value>Over all months; runs until the model is deleted, used or not.</value>
    public required PlannedCost Storage { get; init; }

    /// <summary>Gets the ways of serving the model.</summary>
    /// <value>The cheapest that could be costed first; then those that lack a figure. Empty when the specification has no usage.</value>
    public required ImmutableArray<ServingPlan> Serving { get; init; }

    /// <summary>Gets the comparison with a base model.</summary>
    /// <value><see langword="null"/> when the specification names none.</value>
    public required BreakEvenPlan? BreakEven { get; init; }

    /// <summary>Gets the cheapest way of serving.</summary>
    /// <value><see langword="null"/> when none could be costed.</value>
    public ServingPlan? CheapestServing => Serving.FirstOrDefault(static way => way.Cost.TotalUsd is not null);
}
