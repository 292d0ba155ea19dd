namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>Text of a message, a system prompt or a tool result.</summary>
/// <param name="Text">The text; the service refuses blank text.</param>
public sealed record TextBlock(string Text) : ContentBlock;
