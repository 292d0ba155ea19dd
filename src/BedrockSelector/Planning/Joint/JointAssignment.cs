namespace BedrockSelector.Planning.Joint;

/// <summary>The model that serves a task.</summary>
/// <param name="Task">The task.</param>
/// <param name="Model">The model as it was named.</param>
/// <param name="Quality">Its quality in the task.</param>
public sealed record JointAssignment(string Task, string Model, decimal Quality);
