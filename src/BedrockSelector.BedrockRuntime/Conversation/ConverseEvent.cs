namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>One event of ConverseStream.</summary>
/// <remarks>A closed hierarchy. Events of kinds that are not listed here are left out of a stream.</remarks>
public abstract record ConverseEvent
{
    private protected ConverseEvent()
    {
    }
}
