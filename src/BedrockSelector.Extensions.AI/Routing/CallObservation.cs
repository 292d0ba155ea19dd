using BedrockSelector.Evidence;
using BedrockSelector.Selection;

namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>What was seen of one call.</summary>
/// <param name="Candidate">What was called.</param>
/// <param name="OutputTokens">The answer's tokens; <see langword="null"/> if not known.</param>
/// <param name="TimeToFirstToken">From the start of the answered attempt; <see langword="null"/> when nothing came or the call was not streamed.</param>
/// <param name="TotalTime">From the start of the answered attempt to the end; <see langword="null"/> when the call failed.</param>
/// <param name="Failure">Why it failed; <see langword="null"/> when it did not.</param>
public readonly record struct CallObservation(
    Candidate Candidate, long? OutputTokens, TimeSpan? TimeToFirstToken, TimeSpan? TotalTime, FailureKind? Failure)
{
    /// <summary>Gets the mode in which the candidate was ranked.</summary>
    /// <value>That of the evidence by which it was judged; <see cref="ReasoningMode.Standard"/> by default.</value>
    public ReasoningMode Mode { get; init; }
}
