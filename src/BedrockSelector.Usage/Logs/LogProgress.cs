namespace BedrockSelector.Logs;

/// <summary>How far a log has been read.</summary>
/// <param name="File">The name of the file or stream.</param>
/// <param name="BytesRead">Bytes of the file read, as stored; zero or more.</param>
/// <param name="Lines">Lines read so far, of all files.</param>
public readonly record struct LogProgress(string File, long BytesRead, long Lines);
