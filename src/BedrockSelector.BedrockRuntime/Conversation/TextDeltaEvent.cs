namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>A piece of text.</summary>
/// <param name="Index">The block it belongs to; zero or more.</param>
/// <param name="Text">The piece.</param>
public sealed record TextDeltaEvent(int Index, string Text) : ConverseEvent;
