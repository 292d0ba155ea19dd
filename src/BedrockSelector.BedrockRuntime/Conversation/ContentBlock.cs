namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>One part of a message: text, media, a tool call or its result, reasoning, or a cache point.</summary>
/// <remarks>A closed hierarchy: only the types of this namespace derive from it.</remarks>
public abstract record ContentBlock
{
    private protected ContentBlock()
    {
    }
}
