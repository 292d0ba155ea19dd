using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>A decision that the plan asks for, and by when.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Capacity">What is held.</param>
/// <param name="Units">How many units; one or more.</param>
/// <param name="Term">The term, never <see cref="CommitmentTerm.None"/>.</param>
/// <param name="Hour">Hours from the start of the horizon by which to do it.</param>
/// <param name="At">The point in time, or <see langword="null"/> when the demand is not dated.</param>
/// <param name="BeyondHorizon">
/// Whether it falls at or after the end of the horizon: the plan assumes a stop there, later demand may say otherwise.
/// </param>
internal sealed record PlanDecision(
    PlanDecisionKind Kind, CapacityKind Capacity, int Units, CommitmentTerm Term, decimal Hour, DateTimeOffset? At, bool BeyondHorizon);
