namespace BedrockSelector.Answers;

/// <summary>A figure for each criterion.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record CriterionFigures
{
    /// <summary>Gets the figure of quality.</summary>
    /// <value>Of the kind that the document says.</value>
    public required double Quality { get; init; }

    /// <summary>Gets the figure of latency.</summary>
    /// <value>Of the kind that the document says.</value>
    public required double Latency { get; init; }

    /// <summary>Gets the figure of cost.</summary>
    /// <value>Of the kind that the document says.</value>
    public required double Cost { get; init; }
}
