namespace BedrockSelector.Knowledge;

/// <summary>Sources that differ about a figure of a model.</summary>
/// <param name="Field">The figure.</param>
/// <param name="Note">What each of them says.</param>
public sealed record Disagreement(string Field, string Note);
