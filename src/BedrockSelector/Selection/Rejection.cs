using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Selection;

/// <summary>A model or an offer of it that does not qualify, and why.</summary>
public sealed record Rejection
{
    private RejectionText _text = RejectionText.Of(new(null, null, ""));

    /// <summary>Makes a rejection.</summary>
    public Rejection()
    {
    }

    // The compiler does not see that the property is the field.
#pragma warning disable CS8618
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    internal Rejection(ModelId model, string? callId, RejectionCode code, RejectionText text) => (Model, CallId, Code, _text) = (model, callId, code, text);
#pragma warning restore CS8618

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
    public string? Value
    {
        get => _text.Words.Value;
        init => _text = RejectionText.Of(_text.Words with { Value = value });
    }

    /// <summary>Gets the limit that it misses.</summary>
    /// <value>Of the kind of <see cref="Value"/>; <see langword="null"/> where there is none.</value>
    public string? Limit
    {
        get => _text.Words.Limit;
        init => _text = RejectionText.Of(_text.Words with { Limit = value });
    }

    /// <summary>Gets the reason in words, with the margin.</summary>
    /// <value>A sentence or more.</value>
    public required string Message
    {
        get => _text.Words.Message;
        init => _text = RejectionText.Of(_text.Words with { Message = value });
    }

    /// <summary>Gets the code's name in output.</summary>
    /// <value>Such as <c>over-budget</c>.</value>
    public string CodeName => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(Code.ToString());
}
