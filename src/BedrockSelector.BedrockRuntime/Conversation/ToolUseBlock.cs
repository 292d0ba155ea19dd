using System.Text.Json;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>A model's call of a tool.</summary>
/// <param name="ToolUseId">The id that the result refers to.</param>
/// <param name="Name">The tool's name.</param>
/// <param name="Input">The arguments: a JSON object.</param>
public sealed record ToolUseBlock(string ToolUseId, string Name, JsonElement Input) : ContentBlock
{
    /// <summary>Gets who runs the tool.</summary>
    /// <value><c>server_tool_use</c> for a tool that the service runs; <see langword="null"/>, the default, for one of the caller.</value>
    public string? Type { get; init; }

    /// <summary>Gets whether the service runs the tool, so that the caller must not.</summary>
    /// <value>True when <see cref="Type"/> is set.</value>
    public bool IsServerSide => Type is not null;
}
