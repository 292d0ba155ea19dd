using System.Collections.Immutable;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>What a tool answered.</summary>
/// <param name="ToolUseId">The id of the call.</param>
/// <param name="Content">Text, JSON and media, in order. Two results are equal only if they hold the same array.</param>
/// <param name="IsError">Whether the tool failed.</param>
public sealed record ToolResultBlock(string ToolUseId, ImmutableArray<ContentBlock> Content, bool IsError) : ContentBlock
{
    /// <summary>Gets which tool of the service answered.</summary>
    /// <value>The service's name, such as <c>nova_grounding_result</c>; <see langword="null"/>, the default, for a tool of the caller.</value>
    public string? Type { get; init; }
}
