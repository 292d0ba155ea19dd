using System.Text.Json;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>A piece of a block that has no event of its own: a citation, an image, the result of a tool that the service ran.</summary>
/// <param name="Index">The block it belongs to; zero or more.</param>
/// <param name="Delta">The piece: an object of one member, named after the kind. Two events are equal only if they share it.</param>
public sealed record BlockDeltaEvent(int Index, JsonElement Delta) : ConverseEvent;
