using System.Text.Json;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>The answer is complete; a stream without it was cut off.</summary>
/// <param name="StopReason">Why the model stopped, such as <c>end_turn</c>.</param>
/// <param name="AdditionalFields">The fields that the request asked for beside the answer; <see langword="null"/> if there are none.</param>
public sealed record MessageStopEvent(string StopReason, JsonElement? AdditionalFields = null) : ConverseEvent;
