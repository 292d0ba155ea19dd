namespace BedrockSelector.Answers;

/// <summary>A limit that a data set alone cannot show.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record UncheckedLimitDocument
{
    /// <summary>Gets what is limited.</summary>
    /// <value>Such as <c>image-size</c>.</value>
    public required string Name { get; init; }

    /// <summary>Gets the limit.</summary>
    /// <value>As text, with its unit.</value>
    public required string Limit { get; init; }
}
