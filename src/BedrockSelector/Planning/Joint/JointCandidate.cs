using BedrockSelector.Knowledge;

namespace BedrockSelector.Planning.Joint;

/// <summary>A model that may serve a task.</summary>
/// <param name="Model">A model id, inference-profile id or ARN.</param>
/// <param name="Quality">Its quality in the task, of any scale that all share.</param>
public sealed record JointCandidate(ModelReference Model, decimal Quality);
