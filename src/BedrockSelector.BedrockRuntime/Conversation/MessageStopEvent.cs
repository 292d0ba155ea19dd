namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>The answer is complete; a stream without it was cut off.</summary>
/// <param name="StopReason">Why the model stopped, such as <c>end_turn</c>.</param>
public sealed record MessageStopEvent(string StopReason) : ConverseEvent;
