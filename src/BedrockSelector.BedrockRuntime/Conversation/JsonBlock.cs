using System.Text.Json;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>A JSON value inside a tool result.</summary>
/// <param name="Value">The value; the service takes objects.</param>
public sealed record JsonBlock(JsonElement Value) : ContentBlock;
