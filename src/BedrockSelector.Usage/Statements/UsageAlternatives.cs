using System.Text.Json.Serialization;
using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>What logged calls would have cost in other tiers and scopes of the same models.</summary>
/// <remarks>Compared by value. Costs alone: flex and batch answer later, other scopes compute elsewhere, and whether that will do is for the caller to say.</remarks>
public sealed record UsageAlternatives
{
    /// <summary>Gets the version of the document.</summary>
    /// <value><c>usage-alternatives/1</c>.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "usage-alternatives/1";

    /// <summary>Gets the currency of every amount.</summary>
    /// <value><c>USD</c>.</value>
    public string Currency { get; } = "USD";

    /// <summary>Gets the alternatives.</summary>
    /// <value>By the id as logged, the cheapest first; only those in which every call has a price.</value>
    public required ValueList<UsageAlternative> Rows { get; init; }
}
