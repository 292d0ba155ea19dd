using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using BedrockSelector.Costs;
using BedrockSelector.Logs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>What logged traffic costs on one model, with what it cost as it was.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record LoggedEstimate : CostEstimate
{
    /// <summary>Makes a document to be filled.</summary>
    public LoggedEstimate()
    {
    }

    [SetsRequiredMembers]
    private LoggedEstimate(CostEstimate estimate)
        : base(estimate)
    {
    }

    /// <summary>Puts what calls cost on another model beside what they cost as they were.</summary>
    /// <param name="moved">On the other model.</param>
    /// <param name="logged">As they were, of the same models in the same order.</param>
    /// <param name="report">What was read.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static LoggedEstimate Of(MovedUse moved, ValueList<LoggedCost> logged, UsageReport report)
    {
        ArgumentNullException.ThrowIfNull(moved);
        ArgumentNullException.ThrowIfNull(report);
        return new(moved.Estimate)
        {
            Findings = [.. moved.Estimate.Findings, .. moved.Findings],
            LoggedTotalUsd = report.Records > 0 && logged.All(static one => one.TotalUsd is not null) ? logged.Sum(static one => one.TotalUsd!.Value) : null,
            Logged = [.. logged.Zip(moved.ByModel).Select(static pair => LoggedModelCost.Of(pair.First, pair.Second))],
            Records = report.Records,
            LogLines = report.Lines,
            Files = report.Files,
        };
    }

    /// <summary>Gets what the traffic costs as it was.</summary>
    /// <value>US dollars; <see langword="null"/> where a rate is missing or nothing was read.</value>
    [JsonPropertyOrder(1)]
    public decimal? LoggedTotalUsd { get; init; }

    /// <summary>Gets the traffic by the model that was called.</summary>
    /// <value>Ordinal by its id as logged; may be empty.</value>
    [JsonPropertyOrder(1)]
    public required ValueList<LoggedModelCost> Logged { get; init; }

    /// <summary>Gets how many calls were read.</summary>
    /// <value>Zero or more.</value>
    [JsonPropertyOrder(1)]
    public required long Records { get; init; }

    /// <summary>Gets how many lines or pieces of logs were read.</summary>
    /// <value>Zero or more, blank and odd ones included.</value>
    [JsonPropertyOrder(1)]
    public required long LogLines { get; init; }

    /// <summary>Gets the files.</summary>
    /// <value>In the order read.</value>
    [JsonPropertyOrder(1)]
    public required ValueList<UsageFile> Files { get; init; }
}
