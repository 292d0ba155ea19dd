using BedrockSelector.Costs;
using BedrockSelector.Planning;
using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>What the calls of one logged model cost.</summary>
public sealed record LoggedCost
{
    /// <summary>Gets the model as logged.</summary>
    public required string ModelId { get; init; }

    /// <summary>Gets the calls.</summary>
    /// <value>One or more.</value>
    public required long Requests { get; init; }

    /// <summary>Gets the tokens of those calls.</summary>
    public required HourlyTokens Tokens { get; init; }

    /// <summary>Gets the images made, or taken by embedding models.</summary>
    /// <value>Zero or more.</value>
    public long Images { get; init; }

    /// <summary>Gets the seconds of video made.</summary>
    /// <value>Zero or more.</value>
    public long VideoSeconds { get; init; }

    /// <summary>Gets the priced lines.</summary>
    /// <value>One a meter and rate.</value>
    public required ValueList<CostLine> Lines { get; init; }

    /// <summary>Gets why parts have no price.</summary>
    /// <value>Each reason once; empty when all have one.</value>
    public required ValueList<MissingRate> Missing { get; init; }

    /// <summary>Gets why there is no price at all.</summary>
    /// <value>A sentence, such as that the model is not in the catalog; <see langword="null"/> when there are prices.</value>
    public string? Problem { get; init; }

    /// <summary>Gets what the calls cost.</summary>
    /// <value>US dollars, the sum of <see cref="Lines"/>; <see langword="null"/> when any price is missing.</value>
    public decimal? TotalUsd => Missing.IsEmpty && Problem is null ? Lines.Sum(static line => line.AmountUsd) : null;
}
