namespace BedrockSelector.Answers;

/// <summary>Where a fact of a model comes from.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record FactSourceDocument
{
    /// <summary>Gets the fact.</summary>
    /// <value>A field of the model, such as <c>contextWindow</c>.</value>
    public required string Field { get; init; }

    /// <summary>Gets the source.</summary>
    /// <value>A key of the catalog's sources.</value>
    public required string Source { get; init; }

    /// <summary>Gets what it is.</summary>
    /// <value>For people.</value>
    public required string Title { get; init; }

    /// <summary>Gets where it is published.</summary>
    /// <value><see langword="null"/> where no address was kept.</value>
    public string? Url { get; init; }

    /// <summary>Gets of when it is.</summary>
    /// <value>The date of its data.</value>
    public required DateOnly AsOf { get; init; }
}
