using System.CommandLine;
using System.Globalization;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Demand;
using BedrockSelector.Logs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>demand</c>: hourly demand from model-invocation logs.</summary>
internal static class DemandCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var files = new Argument<string[]>("FILE") { Description = "log files or directories: invocation logs in any envelope, plain or gzip", Arity = ArgumentArity.OneOrMore };
        var command = new ToolCommand("demand", "Turn Amazon Bedrock model-invocation logs into hourly demand by model, as CSV (JSON and Markdown by --format).")
        {
            Details = "One pass, bounded memory. Malformed lines, duplicates, clock jumps and cut files are counted and reported, never fatal.",
            Answers = [AnswerSchema.Of<DemandReport>("demand")],
            Examples = ["demand logs/ > demand.csv", "demand monday.json.gz tuesday.json.gz --format json"],
            Arguments = { files },
        };
        command.SetAction((parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var reader = LogFiles.Read(parsed.GetValue(files)!, LogReaderOptions.Default, console, cancellation);
            return Task.FromResult(AnswerPrinter.Print(console, format == OutputFormat.Table ? OutputFormat.Csv : format, Compose(reader.Report(), reader.Usage())));
        });
        return command;
    }

    private static Answer Compose(DemandReport report, UsageReport usage) => new()
    {
        Tables =
        [
            new(
                null,
                [
                    new("timestamp"), new("model_id"), new("input_tokens", true), new("output_tokens", true),
                    new("cache_read_tokens", true), new("cache_write_tokens", true), new("requests", true),
                ],
                [
                    .. report.Rows.Select(static row => new[]
                    {
                        Hour(row), row.ModelId, Text(row.InputTokens), Text(row.OutputTokens), Text(row.CacheReadTokens), Text(row.CacheWriteTokens), Text(row.Requests),
                    }),
                ]),
        ],
        Warnings =
        [
            .. LogFiles.Warnings(usage),
            .. report.Regions.Length > 1 ? [$"The logs are of several regions, {string.Join(", ", report.Regions)}; demand is not told apart by region."] : Array.Empty<string>(),
        ],
        No = LogFiles.Unread(usage),
        Document = AnswerDocument.Of(report),
    };

    private static string Hour(HourlyDemandRow row) => row.Hour.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
