using BedrockSelector.Catalog;

namespace BedrockSelector.Selection;

/// <summary>A model or an offer of it that does not qualify, and why.</summary>
public sealed record Rejection
{
    /// <summary>Gets the model.</summary>
    /// <value>Its own id.</value>
    public required ModelId Model { get; init; }

    /// <summary>Gets the id that would be called.</summary>
    /// <value><see langword="null"/> where the model is rejected as a whole.</value>
    public string? CallId { get; init; }

    /// <summary>Gets the first reason in the order in which constraints are checked.</summary>
    /// <value>The code.</value>
    public required RejectionCode Code { get; init; }

    /// <summary>Gets the value met.</summary>
    /// <value>Dollars, seconds or points as text, or a name; <see langword="null"/> where none was met.</value>
    public string? Value { get; init; }

    /// <summary>Gets the limit that it misses.</summary>
    /// <value>Of the kind of <see cref="Value"/>; <see langword="null"/> where there is none.</value>
    public string? Limit { get; init; }

    /// <summary>Gets the reason in words, with the margin.</summary>
    /// <value>A sentence or more.</value>
    public required string Message { get; init; }

    /// <summary>Gets the code's name in output.</summary>
    /// <value>Such as <c>over-budget</c>.</value>
    public string CodeName => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(Code.ToString());
}
