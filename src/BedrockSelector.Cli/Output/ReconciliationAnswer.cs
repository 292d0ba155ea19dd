using System.Globalization;
using BedrockSelector.Bills;
using BedrockSelector.Cli.Commands;
using BedrockSelector.Findings;
using BedrockSelector.Logs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints a reconciliation.</summary>
internal static class ReconciliationAnswer
{
    public static Answer Compose(Reconciliation document, UsageReport? logs) => new()
    {
        Tables = [Lines(document), Differences(document), PrivateRates(document)],
        Notes =
        [
            $"Billed {document.BilledUsd.Plain()} USD, expected {document.ExpectedUsd.Plain()} USD {(document.LogFiles.IsEmpty ? "at list prices" : "for what is logged, at list prices")}.",
            $"Difference {document.DifferenceUsd.Plain()} USD: {document.ExplainedUsd.Plain()} explained, {document.UnexplainedUsd.Plain()} not.",
            Files(document),
            .. logs is null ? [] : new[] { LogFiles.Kinds(logs) },
        ],
        Csv = CsvRows.Of(document.Differences),
        Warnings =
        [
            .. document.Files.SelectMany(static file => file.Problems.Select(problem => $"{file.Name}: {problem}")),
            .. logs is null ? [] : LogFiles.Warnings(logs),
            .. document.Findings.Select(static finding => finding.Message),
        ],
        Document = AnswerDocument.Of(document),
        No = BillFiles.Unread([.. document.Files]) ?? (logs is null ? null : LogFiles.Unread(logs)) ?? Unread(document) ?? Unexplained(document),
    };

    private static string? Unread(Reconciliation document) => document.Findings.FirstOrDefault(static finding => finding.Severity == FindingSeverity.Error)?.Message;

    private static string? Unexplained(Reconciliation document)
    {
        var parts = document.Differences.Count(static part => !part.Explained);
        return parts == 0 ? null : string.Create(
            CultureInfo.InvariantCulture, $"{document.UnexplainedUsd.Plain()} USD in {parts} {(parts == 1 ? "part is" : "parts are")} not explained.");
    }

    private static string Files(Reconciliation document) => string.Create(
        CultureInfo.InvariantCulture,
        $"Read {document.Files.Sum(static file => file.BedrockLines):#,0} lines of Amazon Bedrock among {document.Files.Sum(static file => file.Lines):#,0} as {string.Join(", ", document.Files.Select(static file => file.Form.Name()).Distinct())}; compared by {document.Period}.");

    private static TextTable Lines(Reconciliation document) => new(
        "Billed, at list prices, logged",
        [
            new("model"), new("region"), new("scope"), new("tier"), new("meter"), new("billed", true), new("logged", true) { Optional = true },
            new("billed USD", true), new("list USD", true), new("logged USD", true) { Optional = true },
        ],
        [
            .. document.Lines.Select(static line => new[]
            {
                line.ModelId, line.Region, line.Scope, line.Tier.Name(), line.Meter.Name + (line.LongContext ? " (long)" : ""), line.BilledQuantity.Plain(),
                line.LoggedQuantity?.Plain() ?? "", line.BilledUsd.Plain(), line.ListUsd?.Plain() ?? "missing", line.LoggedUsd?.Plain() ?? "",
            }),
        ]);

    private static TextTable Differences(Reconciliation document) => new(
        "What differs and why",
        [new("cause"), new("explained"), new("model"), new("from"), new("quantity", true), new("USD", true), new("what") { WrapsFrom = 30 }],
        [
            .. document.Differences.Select(static part => new[]
            {
                part.Code, part.Explained ? "yes" : "no", part.ModelId ?? "", part.From?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "",
                part.Quantity == 0m ? "" : part.Quantity.Plain(), part.Usd.Plain(), part.Message,
            }),
        ]);

    private static TextTable PrivateRates(Reconciliation document) => new(
        "Prices of your own",
        [new("model"), new("region"), new("scope"), new("tier"), new("meter"), new("list USD", true), new("paid USD", true), new("per", true), new("saved USD", true)],
        [
            .. document.PrivateRates.Select(static rate => new[]
            {
                rate.ModelId, rate.Region, rate.Scope, rate.Tier.Name(), rate.Meter.Name, rate.ListUsd.Plain(), rate.PaidUsd.Plain(),
                rate.Per.ToString(CultureInfo.InvariantCulture), rate.SavedUsd.Plain(),
            }),
        ]);
}
