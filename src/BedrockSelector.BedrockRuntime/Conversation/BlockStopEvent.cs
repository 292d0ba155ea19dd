namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>A block is complete.</summary>
/// <param name="Index">The block; zero or more.</param>
public sealed record BlockStopEvent(int Index) : ConverseEvent;
