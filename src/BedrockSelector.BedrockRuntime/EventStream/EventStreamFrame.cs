namespace BedrockSelector.BedrockRuntime.EventStream;

/// <summary>One frame of an event stream.</summary>
/// <param name="Headers">By name, each once. All kinds are kept as text: times in milliseconds since 1970, byte strings in base64.</param>
/// <param name="Payload">Valid until the next frame is read.</param>
internal readonly record struct EventStreamFrame(IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Payload)
{
    public string Header(string name) => Headers.TryGetValue(name, out var value) ? value : "";
}
