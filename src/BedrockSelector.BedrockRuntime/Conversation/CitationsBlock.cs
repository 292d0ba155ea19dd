using System.Collections.Immutable;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>Text of an answer together with what it rests on.</summary>
/// <param name="Texts">The text, in pieces, in order; may be empty. Two blocks are equal only if they hold the same arrays.</param>
/// <param name="Citations">What the text rests on, in order; may be empty.</param>
public sealed record CitationsBlock(ImmutableArray<string> Texts, ImmutableArray<ConverseCitation> Citations) : ContentBlock
{
    /// <summary>Gets the text as a reader sees it.</summary>
    /// <value>The pieces put together; may be empty.</value>
    public string Text => string.Concat(Texts);
}
