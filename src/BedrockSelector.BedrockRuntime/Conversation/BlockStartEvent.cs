using System.Text.Json;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>A block of another kind than a tool call begins: an image, or the result of a tool that the service ran.</summary>
/// <param name="Index">The block; zero or more.</param>
/// <param name="Start">What the service says of it: an object of one member, named after the kind. Two events are equal only if they share it.</param>
public sealed record BlockStartEvent(int Index, JsonElement Start) : ConverseEvent;
