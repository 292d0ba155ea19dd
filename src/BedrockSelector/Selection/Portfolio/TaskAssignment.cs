namespace BedrockSelector.Selection.Portfolio;

/// <summary>The model that a portfolio gives a kind of work.</summary>
/// <param name="Task">The kind of work.</param>
/// <param name="Model">The model.</param>
/// <param name="Quality">The quality of the model at the task.</param>
/// <param name="CostUsd">US dollars each time the task occurs.</param>
/// <param name="Weight">How often the task occurs.</param>
public readonly record struct TaskAssignment(string Task, string Model, decimal Quality, decimal CostUsd, decimal Weight);
