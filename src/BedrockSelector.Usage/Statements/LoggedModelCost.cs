using BedrockSelector.Costs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>What the calls of one logged model cost, as they were and on another.</summary>
/// <remarks>Part of a document: compared by value, and JSON both ways.</remarks>
public sealed record LoggedModelCost
{
    internal static LoggedModelCost Of(LoggedCost logged, LoggedCost moved) => new()
    {
        ModelId = logged.ModelId,
        Requests = logged.Requests,
        InputTokens = logged.Tokens.Input,
        OutputTokens = logged.Tokens.Output,
        CacheReadTokens = logged.Tokens.CacheRead,
        CacheWriteTokens = logged.Tokens.CacheWrite,
        Images = logged.Images,
        VideoSeconds = logged.VideoSeconds,
        TotalUsd = logged.TotalUsd,
        OnModelUsd = moved.TotalUsd,
        Problem = logged.Problem,
        Lines = logged.Lines,
        Missing = logged.Missing,
    };

    /// <summary>Gets the model as logged.</summary>
    /// <value>An id or an ARN.</value>
    public required string ModelId { get; init; }

    /// <summary>Gets the calls.</summary>
    /// <value>One or more.</value>
    public required long Requests { get; init; }

    /// <summary>Gets the input tokens.</summary>
    /// <value>Neither read from nor written to the prompt cache; zero or more.</value>
    public required decimal InputTokens { get; init; }

    /// <summary>Gets the output tokens.</summary>
    /// <value>Zero or more.</value>
    public required decimal OutputTokens { get; init; }

    /// <summary>Gets the tokens read from the prompt cache.</summary>
    /// <value>Zero or more.</value>
    public required decimal CacheReadTokens { get; init; }

    /// <summary>Gets the tokens written to the prompt cache.</summary>
    /// <value>Zero or more.</value>
    public required decimal CacheWriteTokens { get; init; }

    /// <summary>Gets the images made, or taken by embedding models.</summary>
    /// <value>Zero or more.</value>
    public required long Images { get; init; }

    /// <summary>Gets the seconds of video made.</summary>
    /// <value>Zero or more.</value>
    public required long VideoSeconds { get; init; }

    /// <summary>Gets what the calls cost.</summary>
    /// <value>US dollars; <see langword="null"/> where a rate is missing.</value>
    public decimal? TotalUsd { get; init; }

    /// <summary>Gets what they would cost on the other model.</summary>
    /// <value>US dollars; <see langword="null"/> where a rate is missing.</value>
    public decimal? OnModelUsd { get; init; }

    /// <summary>Gets why there is no price at all.</summary>
    /// <value>A sentence; <see langword="null"/> where there are prices.</value>
    public string? Problem { get; init; }

    /// <summary>Gets the priced lines, as they were.</summary>
    /// <value>One a meter and rate.</value>
    public required ValueList<CostLine> Lines { get; init; }

    /// <summary>Gets why parts have no price.</summary>
    /// <value>Each reason once; empty where all have one.</value>
    public required ValueList<MissingRate> Missing { get; init; }
}
