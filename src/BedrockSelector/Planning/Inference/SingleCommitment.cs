using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>The best that one kind of purchase alone can do: so many units of one term, held without a break.</summary>
/// <param name="Term">The term; <see cref="CommitmentTerm.None"/> is capacity kept on without commitment.</param>
/// <param name="Units">Units; one or more.</param>
/// <param name="FromHour">When it begins, in hours from the start of the horizon.</param>
/// <param name="ToHour">When it ends, in the same hours, after any renewals.</param>
/// <param name="TotalUsd">What it and the overflow cost, in US dollars; with several scenarios, expected.</param>
internal sealed record SingleCommitment(CommitmentTerm Term, int Units, int FromHour, decimal ToHour, decimal TotalUsd);
