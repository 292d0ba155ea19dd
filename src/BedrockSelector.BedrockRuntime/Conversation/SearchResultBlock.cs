using System.Collections.Immutable;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>A search result that the model may cite.</summary>
/// <param name="Source">Where it was found, such as an address.</param>
/// <param name="Title">Its title.</param>
/// <param name="Texts">What it says, in order. Two blocks are equal only if they hold the same array.</param>
public sealed record SearchResultBlock(string Source, string Title, ImmutableArray<string> Texts) : ContentBlock
{
    /// <summary>Gets whether the model is asked to cite it.</summary>
    /// <value><see langword="null"/>, the default, leaves it to the service.</value>
    public bool? Citations { get; init; }
}
