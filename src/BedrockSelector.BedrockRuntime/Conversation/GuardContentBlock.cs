using System.Collections.Immutable;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>What a guardrail is to judge; without such a block it judges whole messages.</summary>
/// <param name="Text">The text; <see langword="null"/> when <see cref="Image"/> is given.</param>
public sealed record GuardContentBlock(string? Text) : ContentBlock
{
    /// <summary>Gets what the text is to the guardrail.</summary>
    /// <value>
    /// <c>grounding_source</c>, <c>query</c> and <c>guard_content</c>, in order; empty, the default, leaves it to the service.
    /// Two blocks are equal only if they hold the same array.
    /// </value>
    public ImmutableArray<string> Qualifiers { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Gets the image to judge.</summary>
    /// <value>PNG or JPEG by its bytes; <see langword="null"/> when <see cref="Text"/> is given.</value>
    public MediaBlock? Image { get; init; }
}
