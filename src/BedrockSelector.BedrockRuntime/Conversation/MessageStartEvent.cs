namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>The answer begins.</summary>
/// <param name="Role">Who speaks.</param>
public sealed record MessageStartEvent(ConverseRole Role) : ConverseEvent;
