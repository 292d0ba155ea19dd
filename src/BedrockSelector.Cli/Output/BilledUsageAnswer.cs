using System.Globalization;
using BedrockSelector.Bills;
using BedrockSelector.Cli.Commands;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints what is billed.</summary>
internal static class BilledUsageAnswer
{
    public static Answer Compose(BilledUsage usage, BillReport bill) => new()
    {
        Tables =
        [
            new(
                "Billed",
                [.. usage.By.Select(static key => new Column(key)), new("lines", true), new("usd", true)],
                [.. usage.Rows.Select(static row => (string[])[.. row.Keys, row.Lines.ToString(CultureInfo.InvariantCulture), row.Usd.Plain()])]),
        ],
        Notes = [$"Total: {usage.TotalUsd.Plain()} USD as billed."],
        Warnings = [.. usage.Files.SelectMany(static file => file.Problems.Select(problem => $"{file.Name}: {problem}"))],
        Document = AnswerDocument.Of(usage),
        No = BillFiles.Unread([.. usage.Files])
            ?? (bill.UnreadLines > 0 ? string.Create(CultureInfo.InvariantCulture, $"{bill.UnreadLines} lines of the bill could not be read; they count nowhere.") : null),
    };
}
