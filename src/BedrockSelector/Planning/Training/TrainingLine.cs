using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Planning.Training;

/// <summary>One cost of the training phase.</summary>
/// <param name="Model">The model whose rate applies: the base, or the teacher.</param>
/// <param name="IsTeacher">Whether the line pays for the teacher's answers.</param>
/// <param name="Cost">Meter, quantity, rate and amount.</param>
public sealed record TrainingLine(ModelId Model, bool IsTeacher, CostLine Cost);
