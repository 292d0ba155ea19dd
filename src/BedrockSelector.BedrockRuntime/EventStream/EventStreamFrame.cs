namespace BedrockSelector.BedrockRuntime.EventStream;

/// <summary>One frame of an event stream: the headers that matter to us, and the payload.</summary>
/// <param name="Headers">By name. Booleans and integers are kept as text; byte strings, times and ids are passed over.</param>
/// <param name="Payload">Valid until the next frame is read.</param>
internal readonly record struct EventStreamFrame(IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Payload)
{
    public string Header(string name) => Headers.TryGetValue(name, out var value) ? value : "";
}
