using System.Collections.Immutable;
using BedrockSelector.Planning.Inference;

namespace BedrockSelector.Planning.Joint;

/// <summary>What <see cref="JointPlanner"/> needs to know.</summary>
/// <remarks>Equality compares arrays by reference.</remarks>
public sealed record JointRequest
{
    /// <summary>Gets the tasks.</summary>
    /// <value>1 to 60, each with a name of its own.</value>
    public required ImmutableArray<JointTask> Tasks { get; init; }

    /// <summary>Gets how each model is planned: region, terms, rules of buying, quotas.</summary>
    /// <value>Its model and scenarios are those of the tasks.</value>
    public required InferenceRequest Serving { get; init; }

    /// <summary>Gets the least mean quality, weighted by the tasks' weights.</summary>
    /// <value><see langword="null"/> for none.</value>
    public decimal? MinimumQuality { get; init; }

    /// <summary>Gets the most that all may cost over the horizon.</summary>
    /// <value>US dollars; <see langword="null"/> for no budget. A plan above it is none.</value>
    public decimal? BudgetUsd { get; init; }

    /// <summary>Gets how many capacity plans may be computed before the search ends with a gap.</summary>
    /// <value>One or more; 2,000 unless set.</value>
    public int MostPlans { get; init; } = 2_000;
}
