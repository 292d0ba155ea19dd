using System.Globalization;
using BedrockSelector.Cli.Commands;
using BedrockSelector.Findings;
using BedrockSelector.Logs;
using BedrockSelector.Quantities;
using BedrockSelector.Statements;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints a statement of use.</summary>
internal static class UsageAnswer
{
    public static Answer Compose(UsageStatement statement, UsageReport report) => new()
    {
        Tables = [Table(statement)],
        Notes =
        [
            statement.TotalUsd is { } total && statement.Records > 0
                ? $"Total: {total.Plain()} USD at list prices."
                : $"No total: something has no price. What has one comes to {statement.PricedUsd.Plain()} USD.",
            LogFiles.Kinds(report),
            .. statement.Findings.Where(static finding => finding.Severity == FindingSeverity.Note).Select(static finding => finding.Message),
        ],
        Warnings =
        [
            .. LogFiles.Warnings(report),
            .. statement.Findings.Where(static finding => finding.Severity != FindingSeverity.Note).Select(static finding => finding.Message).Distinct(StringComparer.Ordinal),
        ],
        Document = AnswerDocument.Of(statement),
        No = LogFiles.Unread(report) ?? Missing(statement),
    };

    private static string? Missing(UsageStatement statement)
    {
        var reasons = statement.Rows.SelectMany(static row => row.Missing).Distinct(StringComparer.Ordinal).ToArray();
        return reasons.Length == 0 ? null : string.Join(" ", reasons);
    }

    private static TextTable Table(UsageStatement statement) => new(
        "Use and cost",
        [
            .. statement.By.Select(static key => new Column(key)),
            new("requests", true), new("input_tokens", true), new("output_tokens", true), new("cache_read_tokens", true), new("cache_write_tokens", true),
            new("images", true) { Optional = true }, new("video_seconds", true) { Optional = true }, new("usd", true),
        ],
        [
            .. statement.Rows.Select(static row => (string[])
            [
                .. row.Keys, Text(row.Requests), Text(row.InputTokens), Text(row.OutputTokens), Text(row.CacheReadTokens), Text(row.CacheWriteTokens),
                row.Images == 0 ? "" : Text(row.Images), row.VideoSeconds == 0 ? "" : Text(row.VideoSeconds), row.Usd?.Plain() ?? "missing",
            ]),
        ]);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
