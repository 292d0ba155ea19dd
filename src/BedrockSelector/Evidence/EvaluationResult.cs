namespace BedrockSelector.Evidence;

/// <summary>How a model did on one item of the caller's own evaluation.</summary>
/// <param name="Task">The kind of work, in the caller's words; a name of a <see cref="TaskClass"/> brings in the shipped evidence for it.</param>
/// <param name="Model">The model, in the caller's words; a model id brings in the shipped evidence for it.</param>
/// <param name="Score">The score, from 0 to 1 or from 0 to 100.</param>
/// <param name="CostUsd">What the item cost, in US dollars, zero or more; <see langword="null"/> when unknown.</param>
public readonly record struct EvaluationResult(string Task, string Model, decimal Score, decimal? CostUsd = null);
