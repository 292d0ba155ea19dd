namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>Who speaks in a conversation.</summary>
public enum ConverseRole
{
    /// <summary>The user, tool results included.</summary>
    User = 0,

    /// <summary>The model.</summary>
    Assistant,
}
