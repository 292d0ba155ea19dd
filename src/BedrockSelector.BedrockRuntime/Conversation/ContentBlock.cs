using System.Text.Json;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>One part of a message: text, media, a tool call or its result, reasoning, citations, a cache point and so on.</summary>
/// <remarks>
/// A closed hierarchy: only the types of this namespace derive from it. What no type stands for is an <see cref="OpaqueBlock"/>.
/// </remarks>
public abstract record ContentBlock
{
    private protected ContentBlock()
    {
    }

    /// <summary>Gets the block as the service or a stored request wrote it, when it says more than the members of its type can.</summary>
    /// <value>
    /// The whole block, an object of one member such as <c>{"toolUse":{…}}</c>; it is sent in place of the other members.
    /// <see langword="null"/>, the default, when the members say all. Two blocks that hold one are equal only if they share it.
    /// </value>
    public JsonElement? Wire { get; init; }
}
