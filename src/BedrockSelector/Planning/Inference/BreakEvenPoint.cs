using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>The volume at which a number of model units costs as much as the same tokens on demand.</summary>
/// <param name="Term">The term of the units.</param>
/// <param name="Units">How many units; one or more.</param>
/// <param name="TokensPerMinute">
/// Tokens a minute, input and output together, kept up all hours: below, on demand is cheaper; above, the units.
/// </param>
/// <param name="InputTokensPerMinute">The input part.</param>
/// <param name="OutputTokensPerMinute">The output part.</param>
/// <param name="MonthlyUsd">What both cost a month at that volume, in US dollars.</param>
/// <param name="Reachable">Whether the units carry that volume; <see langword="null"/> when their capacity is not known.</param>
public sealed record BreakEvenPoint(
    CommitmentTerm Term,
    int Units,
    decimal TokensPerMinute,
    decimal InputTokensPerMinute,
    decimal OutputTokensPerMinute,
    decimal MonthlyUsd,
    bool? Reachable);
