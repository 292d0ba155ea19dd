using BedrockSelector.Knowledge;

namespace BedrockSelector.Answers;

/// <summary>Where figures come from, and of when they are.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record SourceDocument
{
    /// <summary>Gets the key by which figures name it.</summary>
    /// <value>Carries the date.</value>
    public required string Key { get; init; }

    /// <summary>Gets what it is.</summary>
    /// <value>For people.</value>
    public required string Title { get; init; }

    /// <summary>Gets where it is published.</summary>
    /// <value><see langword="null"/> where no address was kept.</value>
    public string? Url { get; init; }

    /// <summary>Gets the date of the data.</summary>
    /// <value>Not the day they were read.</value>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets who publishes it.</summary>
    /// <value>AWS, a third party, the catalog's keepers or the caller.</value>
    public required SourceKind Kind { get; init; }
}
