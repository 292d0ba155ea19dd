namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>A tool call begins; its arguments follow in pieces.</summary>
/// <param name="Index">The block it belongs to; zero or more.</param>
/// <param name="ToolUseId">The id of the call.</param>
/// <param name="Name">The tool.</param>
public sealed record ToolUseStartEvent(int Index, string ToolUseId, string Name) : ConverseEvent;
