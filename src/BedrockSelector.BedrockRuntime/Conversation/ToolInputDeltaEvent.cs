namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>A piece of the arguments of a tool call.</summary>
/// <param name="Index">The block it belongs to; zero or more.</param>
/// <param name="Json">The piece: JSON text only when all pieces are put together.</param>
public sealed record ToolInputDeltaEvent(int Index, string Json) : ConverseEvent;
