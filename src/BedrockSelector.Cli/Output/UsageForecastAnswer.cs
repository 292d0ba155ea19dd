using System.Globalization;
using BedrockSelector.Cli.Commands;
using BedrockSelector.Logs;
using BedrockSelector.Quantities;
using BedrockSelector.Statements;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints a forecast of a month.</summary>
internal static class UsageForecastAnswer
{
    public static Answer Compose(UsageForecast forecast, UsageReport report) => new()
    {
        Tables =
        [
            new(
                "The month's cost at list prices",
                [
                    new("month"), new("spent USD", true), new("days left", true), new("forecast USD", true), new("low USD", true), new("high USD", true),
                    new("budget USD", true) { Optional = true }, new("within budget") { Optional = true },
                ],
                [
                    [
                        forecast.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), forecast.SpentUsd.Plain(), forecast.DaysLeft.Plain(), forecast.ForecastUsd?.Plain() ?? "unknown",
                        forecast.LowUsd?.Plain() ?? "unknown", forecast.HighUsd?.Plain() ?? "unknown", forecast.BudgetUsd?.Plain() ?? "",
                        forecast.BudgetUsd is null ? "" : forecast.WithinBudget switch { true => "yes", false => "no", null => "open" },
                    ],
                ]),
        ],
        Notes =
        [
            string.Create(CultureInfo.InvariantCulture, $"The forecast rests on {forecast.HistoryDays} whole days; nine in ten months end between low and high if days go on as they were."),
            LogFiles.Kinds(report),
        ],
        Warnings = [.. LogFiles.Warnings(report)],
        Document = AnswerDocument.Of(forecast),
        No = LogFiles.Unread(report) ?? (forecast.WithinBudget == false ? $"the month does not stay within its budget of {forecast.BudgetUsd!.Value.Plain()} USD." : null),
    };
}
