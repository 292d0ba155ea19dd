using System.Collections.Immutable;
using System.Text.Json;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>One place that an answer rests on.</summary>
/// <remarks>Two citations are equal only if they hold the same array and the same location.</remarks>
public sealed record ConverseCitation
{
    /// <summary>Gets the title of the source.</summary>
    /// <value><see langword="null"/> if not said.</value>
    public string? Title { get; init; }

    /// <summary>Gets the name of the source.</summary>
    /// <value><see langword="null"/> if not said.</value>
    public string? Source { get; init; }

    /// <summary>Gets the passages cited.</summary>
    /// <value>In order; may be empty.</value>
    public ImmutableArray<string> SourceTexts { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Gets where in the source the passage stands.</summary>
    /// <value>
    /// An object of one member: <c>documentChar</c>, <c>documentPage</c>, <c>documentChunk</c>, <c>searchResultLocation</c> or <c>web</c>;
    /// <see langword="null"/> if not said.
    /// </value>
    public JsonElement? Location { get; init; }
}
