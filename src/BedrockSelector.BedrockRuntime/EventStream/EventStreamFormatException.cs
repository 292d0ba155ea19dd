namespace BedrockSelector.BedrockRuntime.EventStream;

/// <summary>Bytes that are not a frame.</summary>
internal sealed class EventStreamFormatException(string message) : FormatException(message);
