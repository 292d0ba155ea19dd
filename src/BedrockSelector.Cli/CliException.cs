namespace BedrockSelector.Cli;

/// <summary>Input that cannot be used; the message says what is wrong, the value met and what would be accepted.</summary>
internal sealed class CliException(string message) : Exception(message);
