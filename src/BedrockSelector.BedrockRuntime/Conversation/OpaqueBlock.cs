using System.Text.Json;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>A block of a kind that no other type stands for, kept as it came and sent back unchanged.</summary>
/// <param name="Value">The whole block: an object of one member, named after its kind.</param>
public sealed record OpaqueBlock(JsonElement Value) : ContentBlock
{
    /// <summary>Gets what kind of block it is.</summary>
    /// <value>The name of the block's first member; empty when it has none.</value>
    public string Kind => Value.ValueKind == JsonValueKind.Object ? Value.EnumerateObject().Select(static member => member.Name).FirstOrDefault("") : "";
}
