using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>From how many hours of use on a longer term is cheaper than a shorter one.</summary>
/// <param name="Shorter">The shorter term.</param>
/// <param name="Longer">The longer term.</param>
/// <param name="Hours">
/// Hours of one unit that must be needed for the longer term to cost no more; above the longer term's own length, never.
/// </param>
/// <param name="Pays">Whether that is within the longer term.</param>
public sealed record TermBreakEven(
    CommitmentTerm Shorter,
    CommitmentTerm Longer,
    decimal Hours,
    bool Pays);
