namespace BedrockSelector.Cli;

/// <summary>A service said no: one line, and the exit status of a no.</summary>
internal sealed class CliRefusalException(string message) : Exception(message);
