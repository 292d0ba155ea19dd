using System.Text.Json;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>A tool that a model may call.</summary>
/// <param name="Name">The name: letters, digits, underscores and hyphens, up to 64.</param>
/// <param name="Description">What it does; <see langword="null"/> or empty for none.</param>
/// <param name="InputSchema">The JSON schema of its arguments: an object.</param>
public sealed record ConverseTool(string Name, string? Description, JsonElement InputSchema);
