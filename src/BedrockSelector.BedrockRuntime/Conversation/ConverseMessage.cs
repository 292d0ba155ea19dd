using System.Collections.Immutable;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>One turn of a conversation.</summary>
/// <param name="Role">Who speaks.</param>
/// <param name="Content">What is said, in order; the service wants at least one block. Two messages are equal only if they hold the same array.</param>
public sealed record ConverseMessage(ConverseRole Role, ImmutableArray<ContentBlock> Content);
