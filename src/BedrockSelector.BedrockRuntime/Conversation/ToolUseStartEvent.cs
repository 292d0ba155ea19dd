namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>A tool call begins; its arguments follow in pieces.</summary>
/// <param name="Index">The block it belongs to; zero or more.</param>
/// <param name="ToolUseId">The id of the call.</param>
/// <param name="Name">The tool.</param>
/// <param name="Type"><c>server_tool_use</c> for a tool that the service runs; <see langword="null"/> for one of the caller.</param>
public sealed record ToolUseStartEvent(int Index, string ToolUseId, string Name, string? Type = null) : ConverseEvent;
