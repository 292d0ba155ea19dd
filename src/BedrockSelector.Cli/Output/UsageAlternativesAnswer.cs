using System.Globalization;
using BedrockSelector.Cli.Commands;
using BedrockSelector.Logs;
using BedrockSelector.Quantities;
using BedrockSelector.Statements;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints what logged calls would have cost in other tiers and scopes.</summary>
internal static class UsageAlternativesAnswer
{
    public static Answer Compose(UsageAlternatives alternatives, UsageReport report) => new()
    {
        Tables =
        [
            new(
                "The same calls otherwise",
                [new("model_id"), new("requests", true), new("called as"), new("tier"), new("as logged USD", true), new("otherwise USD", true), new("saved USD", true)],
                [
                    .. alternatives.Rows.Select(static row => new[]
                    {
                        row.ModelId, row.Requests.ToString(CultureInfo.InvariantCulture), row.CallId, row.Tier?.Name() ?? "as logged", row.LoggedUsd.Plain(), row.Usd.Plain(), row.SavedUsd.Plain(),
                    }),
                ]),
        ],
        Notes = [LogFiles.Kinds(report), "Batch and flex answer later, and other scopes compute elsewhere: whether that will do is yours to say."],
        Csv = CsvRows.Of(alternatives.Rows),
        Warnings = [.. LogFiles.Warnings(report)],
        Document = AnswerDocument.Of(alternatives),
        No = LogFiles.Unread(report),
    };
}
