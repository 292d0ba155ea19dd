namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>A piece of reasoning: text, its signature or redacted bytes.</summary>
/// <param name="Index">The block it belongs to; zero or more.</param>
/// <param name="Piece">The piece.</param>
public sealed record ReasoningDeltaEvent(int Index, ReasoningBlock Piece) : ConverseEvent;
