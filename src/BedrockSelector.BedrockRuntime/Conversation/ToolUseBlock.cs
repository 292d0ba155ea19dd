using System.Text.Json;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>A model's call of a tool.</summary>
/// <param name="ToolUseId">The id that the result refers to.</param>
/// <param name="Name">The tool's name.</param>
/// <param name="Input">The arguments: a JSON object.</param>
public sealed record ToolUseBlock(string ToolUseId, string Name, JsonElement Input) : ContentBlock;
