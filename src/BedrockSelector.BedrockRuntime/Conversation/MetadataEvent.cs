namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>What the call used; comes after the answer.</summary>
/// <param name="Usage">The tokens; <see langword="null"/> if the service did not say.</param>
/// <param name="ServiceLatency">The time the service measured; <see langword="null"/> if it did not say.</param>
public sealed record MetadataEvent(ConverseUsage? Usage, TimeSpan? ServiceLatency) : ConverseEvent
{
    /// <summary>Gets what the service says beside the answer.</summary>
    /// <value>Tier, invoked model, guardrail and prompt router traces; nothing by default.</value>
    public ServiceNotes Notes { get; init; } = ServiceNotes.None;
}
