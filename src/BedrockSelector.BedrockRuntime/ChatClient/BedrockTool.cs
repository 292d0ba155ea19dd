using BedrockSelector.BedrockRuntime.Conversation;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>Puts an entry of Converse among the tools of a chat: a cache point, or a tool that the service runs.</summary>
/// <remarks>
/// Write <c>Tools = [weather, new BedrockTool(ConverseTool.CachePoint()), clock]</c>. Other chat clients pass over it, and nothing calls it.
/// </remarks>
/// <param name="tool">The entry.</param>
public sealed class BedrockTool(ConverseTool tool) : AITool
{
    /// <summary>Gets the entry.</summary>
    /// <value>As it was given.</value>
    public ConverseTool Tool { get; } = tool ?? throw new ArgumentNullException(nameof(tool));

    /// <inheritdoc/>
    public override string Name => Tool.Name.Length > 0 ? Tool.Name : "bedrock";
}
