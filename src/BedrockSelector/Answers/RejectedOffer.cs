using BedrockSelector.Knowledge;
using BedrockSelector.Selection;

namespace BedrockSelector.Answers;

/// <summary>A model or an offer of it that does not qualify, and why.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record RejectedOffer
{
    /// <summary>Gets the model.</summary>
    /// <value>Its own id.</value>
    public required ModelId ModelId { get; init; }

    /// <summary>Gets the id that would be called.</summary>
    /// <value><see langword="null"/> where the model is rejected as a whole.</value>
    public string? CallId { get; init; }

    /// <summary>Gets the first reason.</summary>
    /// <value>In the order in which constraints are checked.</value>
    public required RejectionCode Code { get; init; }

    /// <summary>Gets the value met.</summary>
    /// <value>Dollars, seconds, points or a name as text; <see langword="null"/> where none was met.</value>
    public string? Value { get; init; }

    /// <summary>Gets the limit that it misses.</summary>
    /// <value>Of the kind of <see cref="Value"/>; <see langword="null"/> where there is none.</value>
    public string? Limit { get; init; }

    /// <summary>Gets the reason in words.</summary>
    /// <value>With the margin; a sentence or more.</value>
    public required string Message { get; init; }
}
