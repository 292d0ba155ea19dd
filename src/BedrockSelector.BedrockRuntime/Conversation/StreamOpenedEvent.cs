namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>The service accepted the request and opened the stream; comes first, from the transport.</summary>
/// <param name="Trace">Attempts and request id.</param>
public sealed record StreamOpenedEvent(CallTrace Trace) : ConverseEvent;
