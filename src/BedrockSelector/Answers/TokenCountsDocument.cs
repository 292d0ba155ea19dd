using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>How many tokens texts have for several models.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record TokenCountsDocument
{
    /// <summary>Gets the name and version of the document's shape.</summary>
    /// <value><c>tokens/1</c>; fields are added under the same version, and never renamed or moved.</value>
    public string Schema { get; } = "tokens/1";

    /// <summary>Gets how many characters the texts have.</summary>
    /// <value>Unicode code points; zero or more.</value>
    public required long Characters { get; init; }

    /// <summary>Gets of which kinds the texts are.</summary>
    /// <value>The largest share first; empty for no text.</value>
    public required ValueList<TextShareDocument> Classes { get; init; }

    /// <summary>Gets the counts.</summary>
    /// <value>One a model, in the order asked for.</value>
    public required ValueList<TokenCountDocument> Counts { get; init; }
}
