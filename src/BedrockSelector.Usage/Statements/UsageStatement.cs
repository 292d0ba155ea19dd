using System.Text.Json.Serialization;
using BedrockSelector.Findings;
using BedrockSelector.Logs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>What was used and what it cost, row by row.</summary>
/// <remarks>Compared by value.</remarks>
public sealed record UsageStatement
{
    /// <summary>Gets the version of the document.</summary>
    /// <value><c>usage/1</c>.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "usage/1";

    /// <summary>Gets the keys by which rows are told apart.</summary>
    /// <value>Such as <c>model</c>; may be empty.</value>
    public required ValueList<string> By { get; init; }

    /// <summary>Gets the first hour with a record.</summary>
    /// <value>UTC; <see langword="null"/> without records.</value>
    public required DateTimeOffset? From { get; init; }

    /// <summary>Gets the hour after the last one with a record.</summary>
    /// <value>UTC; <see langword="null"/> without records.</value>
    public required DateTimeOffset? To { get; init; }

    /// <summary>Gets the currency of every amount.</summary>
    /// <value><c>USD</c>.</value>
    public string Currency { get; } = "USD";

    /// <summary>Gets the records counted.</summary>
    /// <value>Zero or more.</value>
    public required long Records { get; init; }

    /// <summary>Gets what all of it costs.</summary>
    /// <value>US dollars, the sum of the rows; <see langword="null"/> when anything of it has no price.</value>
    public required decimal? TotalUsd { get; init; }

    /// <summary>Gets what those parts cost that have a price.</summary>
    /// <value>US dollars; zero or more.</value>
    public required decimal PricedUsd { get; init; }

    /// <summary>Gets the rows.</summary>
    /// <value>By their keys, ordinal.</value>
    public required ValueList<UsageRow> Rows { get; init; }

    /// <summary>Gets the files read, with the kind found.</summary>
    /// <value>In the order read.</value>
    public required ValueList<UsageFile> Files { get; init; }

    /// <summary>Gets what the records do not say, with the number of records and the money it could move.</summary>
    /// <value>By code; empty when they say all that prices depend on.</value>
    public required ValueList<Finding> Findings { get; init; }
}
