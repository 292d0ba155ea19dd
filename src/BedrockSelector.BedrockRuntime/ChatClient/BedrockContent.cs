using BedrockSelector.BedrockRuntime.Conversation;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>Puts blocks of Converse into chat messages and finds them there.</summary>
/// <remarks>
/// A block that the framework has a content type for (text, media, tool calls, reasoning) comes as that type. The others come as an
/// <see cref="AIContent"/> that carries the block in its additional properties, so that it survives a store, a cache and any serializer.
/// </remarks>
public static class BedrockContent
{
    /// <summary>The key of <see cref="AIContent.AdditionalProperties"/> under which a block stands, in the service's own JSON.</summary>
    public const string BlockKey = "bedrock.block";

    /// <summary>Makes a mark: what comes before it in the conversation is stored in, or read from, the prompt cache.</summary>
    /// <param name="timeToLive">How long it is kept: <c>5m</c> or <c>1h</c>; <see langword="null"/> for the model's default.</param>
    /// <returns>Content for a message or the system prompt.</returns>
    public static AIContent CachePoint(string? timeToLive = null) => Of(new CachePointBlock(timeToLive));

    /// <summary>Makes content of a block.</summary>
    /// <param name="block">Any block, such as a <see cref="GuardContentBlock"/>, a <see cref="SearchResultBlock"/> or a document with citations.</param>
    /// <returns>Content that is sent as this block as long as it is not changed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="block"/> is <see langword="null"/>.</exception>
    public static AIContent Of(ContentBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return ChatContentReader.Content(block);
    }

    /// <summary>Finds the block that content carries.</summary>
    /// <param name="content">Content of a message.</param>
    /// <returns>The block; <see langword="null"/> for content of the framework's own.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="content"/> is <see langword="null"/>.</exception>
    public static ContentBlock? BlockOf(AIContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return BlockMark.Find(content);
    }
}
