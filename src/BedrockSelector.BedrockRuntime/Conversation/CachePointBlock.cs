namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>Marks that what comes before it is stored in, or read from, the prompt cache.</summary>
/// <remarks>
/// In a chat message, write <see cref="ChatClient.BedrockContent.CachePoint"/>; among tools, <see cref="ConverseTool.CachePoint"/>.
/// </remarks>
/// <param name="TimeToLive">How long it is kept: <c>5m</c> or <c>1h</c>; <see langword="null"/> for the model's default.</param>
public sealed record CachePointBlock(string? TimeToLive = null) : ContentBlock;
