using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>How far a comparison is.</summary>
/// <param name="Model">The model.</param>
/// <param name="Run">Its run, from 1.</param>
/// <param name="Stage">What happened.</param>
/// <param name="TextLength">UTF-16 units of text so far; zero or more.</param>
public readonly record struct ComparisonProgress(ModelReference Model, int Run, ComparisonStage Stage, int TextLength);
