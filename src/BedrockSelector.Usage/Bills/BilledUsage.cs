using System.Globalization;
using System.Text.Json.Serialization;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Bills;

/// <summary>What is billed for Amazon Bedrock, row by row.</summary>
/// <remarks>Compared by value; the rows add up exactly to the total.</remarks>
public sealed record BilledUsage
{
    /// <summary>Gets the version of the document.</summary>
    /// <value><c>billed-usage/1</c>.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "billed-usage/1";

    /// <summary>Gets the keys by which rows are told apart.</summary>
    /// <value>Such as <c>account</c>; may be empty.</value>
    public required ValueList<string> By { get; init; }

    /// <summary>Gets the currency of every amount.</summary>
    /// <value><c>USD</c>.</value>
    public string Currency { get; } = "USD";

    /// <summary>Gets what is billed in all.</summary>
    /// <value>US dollars; credits, discounts and taxes included.</value>
    public required decimal TotalUsd { get; init; }

    /// <summary>Gets the rows.</summary>
    /// <value>By their keys, ordinal.</value>
    public required ValueList<BilledRow> Rows { get; init; }

    /// <summary>Gets the files read.</summary>
    /// <value>In the order read, with the form found.</value>
    public required ValueList<BillFile> Files { get; init; }

    /// <summary>Gets whether a text names a key.</summary>
    /// <param name="name">A text.</param>
    /// <returns>Whether rows can be told apart by it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public static bool IsKey(string name) => name is "model" or "region" or "tier" or "meter" or "charge" or "hour" or "day" or "month" || BillReader.IsAttribute(name);

    /// <summary>Adds a bill up by keys.</summary>
    /// <param name="bill">What was read of the bill.</param>
    /// <param name="by">The keys: <c>model</c>, <c>region</c>, <c>tier</c>, <c>meter</c>, <c>charge</c>, <c>hour</c>, <c>day</c>, <c>month</c>, or an attribute of the reader.</param>
    /// <param name="knowledge">The names of the price list, for models, tiers and meters.</param>
    /// <returns>The rows; lines of which it is not known what they are for have empty models, tiers and meters.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A key is not known, or is an attribute that the reader did not tell apart.</exception>
    public static BilledUsage Of(BillReport bill, ValueList<string> by, IKnowledgeSource knowledge)
    {
        ArgumentNullException.ThrowIfNull(bill);
        ArgumentNullException.ThrowIfNull(knowledge);
        var mapper = new BillMapper(knowledge.Current);
        var parts = by.Select(name => PartOf(name, bill)).ToArray();
        var rows = bill.Cells.Select(cell => (Cell: cell, Use: cell.Charge == BillCharge.Usage ? mapper.Map(cell, out _) : null))
            .GroupBy(one => (ValueList<string>)[.. parts.Select(part => part(one.Cell, one.Use))])
            .OrderBy(static group => string.Join('\n', group.Key), StringComparer.Ordinal)
            .Select(static group => new BilledRow(group.Key, group.Sum(static one => one.Cell.Sums.Lines), group.Sum(static one => one.Cell.Sums.Usd)));
        return new() { By = by, TotalUsd = bill.Usd, Rows = [.. rows], Files = [.. bill.Files] };
    }

    private static Func<BillCell, BilledUse?, string> PartOf(string name, BillReport bill)
    {
        switch (name)
        {
            case "model":
                return static (cell, use) => use?.Lane.Model ?? "";
            case "region":
                return static (cell, use) => cell.Region;
            case "tier":
                return static (cell, use) => use?.Lane.Tier.Name() ?? "";
            case "meter":
                return static (cell, use) => use?.Lane.Meter.Name ?? "";
            case "charge":
                return static (cell, use) => cell.Charge.Name();
            case "hour":
                return static (cell, use) => cell.From.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            case "day":
                return static (cell, use) => cell.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case "month":
                return static (cell, use) => cell.From.ToString("yyyy-MM", CultureInfo.InvariantCulture);
            default:
                var index = bill.Attributes.IndexOf(name);
                return index >= 0
                    ? (cell, use) => cell.Attributes[index]
                    : throw new ArgumentException(
                        $"'{name}' is not a key; write model, region, tier, meter, charge, hour, day or month, or an attribute of the reader.", nameof(name));
        }
    }
}
