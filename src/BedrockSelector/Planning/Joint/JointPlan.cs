using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Joint;

/// <summary>One plan for several tasks: which model serves each, and the capacity of every model for all that it serves.</summary>
public sealed record JointPlan
{
    /// <summary>Gets which model serves each task.</summary>
    /// <value>In the order of the tasks; empty without a plan.</value>
    public ValueList<JointAssignment> Assignments { get; init; } = [];

    /// <summary>Gets the plan of each model that serves any.</summary>
    /// <value>In the order in which tasks name them first.</value>
    public ValueList<InferencePhase> Models { get; init; } = [];

    /// <summary>Gets what all cost over the horizon.</summary>
    /// <value>US dollars; <see langword="null"/> without a plan.</value>
    public decimal? TotalUsd { get; init; }

    /// <summary>Gets what no assignment of models undercuts.</summary>
    /// <value>US dollars; <see langword="null"/> where nothing can be served.</value>
    public decimal? LowerBoundUsd { get; init; }

    /// <summary>Gets how far the plan may be from the optimum.</summary>
    /// <value>US dollars; zero where it is proven.</value>
    public decimal? GapUsd => TotalUsd - LowerBoundUsd;

    /// <summary>Gets the mean quality, weighted by the tasks' weights.</summary>
    /// <value><see langword="null"/> without a plan.</value>
    public decimal? Quality { get; init; }

    /// <summary>Gets why there is no plan.</summary>
    /// <value>A sentence, or <see langword="null"/>.</value>
    public string? Infeasible { get; init; }
}
