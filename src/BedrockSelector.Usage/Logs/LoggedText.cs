namespace BedrockSelector.Logs;

/// <summary>A text of a log line: a range of the line, or a copy where escapes had to be resolved.</summary>
internal readonly record struct LoggedText(int Start, int Length, byte[]? Copy = null)
{
    public bool IsEmpty => Length == 0;

    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> line) => Copy is null ? line.Slice(Start, Length) : Copy;
}
