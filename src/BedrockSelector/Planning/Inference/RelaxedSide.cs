namespace BedrockSelector.Planning.Inference;

/// <summary>A side of reserved capacity solved with its minimum relaxed.</summary>
/// <param name="Solution">What is held in each hour, perhaps below the minimum.</param>
/// <param name="MostSavedUsd">What no reservation of this side can save more than, in US dollars, by the prices of the hours.</param>
internal sealed record RelaxedSide(CommitmentSolution Solution, decimal MostSavedUsd);
