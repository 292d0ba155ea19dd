namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>Who speaks in a conversation.</summary>
public enum ConverseRole
{
    /// <summary>The user, tool results included.</summary>
    User = 0,

    /// <summary>The model.</summary>
    Assistant,

    /// <summary>The application, in the midst of a conversation; few models take it. The system prompt stands apart from the turns.</summary>
    System,
}
