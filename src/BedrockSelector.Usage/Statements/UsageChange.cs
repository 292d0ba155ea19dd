using System.Text.Json.Serialization;
using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>How the cost of use changed from one time to another, in parts that add up exactly.</summary>
/// <remarks>
/// The parts are steps from the earlier use to the later one, each taken after those before it: first as many calls as later, spread over
/// models as earlier; then the later models; then the later tokens a call; then the later shares of the prompt cache; then the later
/// prices. What an earlier time does not tell, such as the price of a model that was not called, is taken from the later one.
/// </remarks>
public sealed record UsageChange
{
    /// <summary>Gets the version of the document.</summary>
    /// <value><c>usage-change/1</c>.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "usage-change/1";

    /// <summary>Gets the currency of every amount.</summary>
    /// <value><c>USD</c>.</value>
    public string Currency { get; } = "USD";

    /// <summary>Gets the earlier cost.</summary>
    /// <value>US dollars, of what has a price.</value>
    public required decimal BeforeUsd { get; init; }

    /// <summary>Gets the later cost.</summary>
    /// <value>US dollars, of what has a price.</value>
    public required decimal AfterUsd { get; init; }

    /// <summary>Gets the change.</summary>
    /// <value>US dollars; below zero where the later use costs less.</value>
    public decimal ChangeUsd => AfterUsd - BeforeUsd;

    /// <summary>Gets the parts of the change, all models together.</summary>
    public required ChangeParts Parts { get; init; }

    /// <summary>Gets the parts by model.</summary>
    /// <value>By the id as logged, ordinal; they add up to <see cref="Parts"/>.</value>
    public required ValueList<ModelChange> Models { get; init; }
}
