using System.Text.Json.Serialization;
using BedrockSelector.Findings;
using BedrockSelector.Logs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Bills;

/// <summary>A bill beside what was expected: the prices of the catalog and, where given, the quantities of logs.</summary>
/// <remarks>Compared by value. Explained and unexplained add up exactly to the difference, and the differences to both.</remarks>
public sealed record Reconciliation
{
    /// <summary>Gets the version of the document.</summary>
    /// <value><c>reconciliation/1</c>.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "reconciliation/1";

    /// <summary>Gets the beginning of the first time billed.</summary>
    /// <value>UTC; <see langword="null"/> for a bill without lines of Amazon Bedrock.</value>
    public required DateTimeOffset? From { get; init; }

    /// <summary>Gets the end of the last time billed.</summary>
    /// <value>UTC; <see langword="null"/> for a bill without lines of Amazon Bedrock.</value>
    public required DateTimeOffset? To { get; init; }

    /// <summary>Gets in which periods bill and logs are compared.</summary>
    /// <value><c>hour</c>, <c>day</c> or <c>month</c>: the longest time of a line of use.</value>
    public required string Period { get; init; }

    /// <summary>Gets the currency of every amount.</summary>
    /// <value><c>USD</c>.</value>
    public string Currency { get; } = "USD";

    /// <summary>Gets what is billed for Amazon Bedrock.</summary>
    /// <value>US dollars; credits, discounts and taxes included.</value>
    public required decimal BilledUsd { get; init; }

    /// <summary>Gets what was expected.</summary>
    /// <value>US dollars at the catalog's prices: for the logged quantities, or for the billed ones where no logs were given.</value>
    public required decimal ExpectedUsd { get; init; }

    /// <summary>Gets how much more is billed than expected.</summary>
    /// <value>US dollars; below zero where less is billed.</value>
    public decimal DifferenceUsd => BilledUsd - ExpectedUsd;

    /// <summary>Gets the part of the difference whose cause is known.</summary>
    /// <value>US dollars.</value>
    public decimal ExplainedUsd => Differences.Where(static one => one.Explained).Sum(static one => one.Usd);

    /// <summary>Gets the rest.</summary>
    /// <value>US dollars.</value>
    public decimal UnexplainedUsd => Differences.Where(static one => !one.Explained).Sum(static one => one.Usd);

    /// <summary>Gets the parts of the difference.</summary>
    /// <value>By cause, model and time; empty when bill and expectation are equal.</value>
    public required ValueList<BillDifference> Differences { get; init; }

    /// <summary>Gets what is billed beside list price and logs.</summary>
    /// <value>By model, region, tier and meter.</value>
    public required ValueList<ReconciledLine> Lines { get; init; }

    /// <summary>Gets the lines of which it is not known what they are for.</summary>
    /// <value>By service and usage type; empty when all are known.</value>
    public required ValueList<UnmappedLine> Unmapped { get; init; }

    /// <summary>Gets the prices of the caller's own that the bill shows.</summary>
    /// <value>By model, region, tier and meter; empty when it shows none.</value>
    public required ValueList<PrivateRate> PrivateRates { get; init; }

    /// <summary>Gets the files of the bill.</summary>
    /// <value>In the order read, with the form found.</value>
    public required ValueList<BillFile> Files { get; init; }

    /// <summary>Gets the files of the logs.</summary>
    /// <value>In the order read; empty when none were given.</value>
    public required ValueList<UsageFile> LogFiles { get; init; }

    /// <summary>Gets what else there is to say.</summary>
    /// <value>Lines that could not be read, logged calls without a price; empty when there is nothing.</value>
    public required ValueList<Finding> Findings { get; init; }
}
