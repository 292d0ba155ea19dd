namespace BedrockSelector.Logs;

/// <summary>What was read of a file.</summary>
/// <param name="Name">The name of the file or stream.</param>
/// <param name="Envelopes">How its records are wrapped; <see cref="LogEnvelopes.None"/> when nothing known was met.</param>
/// <param name="Records">The records counted; zero or more.</param>
/// <param name="Lines">The lines or pieces met, blank and odd ones included; zero or more.</param>
public sealed record UsageFile(string Name, LogEnvelopes Envelopes, long Records, long Lines);
