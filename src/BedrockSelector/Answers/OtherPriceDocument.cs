namespace BedrockSelector.Answers;

/// <summary>What another source says of a price.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record OtherPriceDocument
{
    /// <summary>Gets the price.</summary>
    /// <value>US dollars for as many units as the chosen one; zero or more.</value>
    public required decimal Usd { get; init; }

    /// <summary>Gets who says so.</summary>
    /// <value>A key of the catalog's sources.</value>
    public required string Source { get; init; }

    /// <summary>Gets of when that is.</summary>
    /// <value>The date of the source's data.</value>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets why it was not chosen.</summary>
    /// <value>For people.</value>
    public required string Reason { get; init; }
}
