using System.Collections.Immutable;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>What a tool answered.</summary>
/// <param name="ToolUseId">The id of the call.</param>
/// <param name="Content">Text, JSON and media, in order. Two results are equal only if they hold the same array.</param>
/// <param name="IsError">Whether the tool failed.</param>
public sealed record ToolResultBlock(string ToolUseId, ImmutableArray<ContentBlock> Content, bool IsError) : ContentBlock;
