using System.CommandLine;
using System.Globalization;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Demand;
using BedrockSelector.Logs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>demand</c>: hourly demand from model-invocation logs.</summary>
internal static class DemandCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var files = new Argument<string[]>("FILE") { Description = "log files or directories: JSON lines, plain or gzip", Arity = ArgumentArity.OneOrMore };
        var command = new ToolCommand("demand", "Turn Amazon Bedrock model-invocation logs into hourly demand by model, as CSV (JSON and Markdown by --format).")
        {
            Details = "One pass, bounded memory. Malformed lines, duplicates, clock jumps and cut files are counted and reported, never fatal.",
            Examples = ["demand logs/ > demand.csv", "demand monday.json.gz tuesday.json.gz --format json"],
            Arguments = { files },
        };
        command.SetAction((parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var report = Read(parsed.GetValue(files)!, console, cancellation);
            return Task.FromResult(AnswerPrinter.Print(console, format == OutputFormat.Table ? OutputFormat.Csv : format, Compose(report)));
        });
        return command;
    }

    /// <summary>Reads logs with a progress bar; what is odd goes into the report.</summary>
    public static DemandReport Read(IEnumerable<string> paths, CliConsole console, CancellationToken cancellation)
    {
        var files = InvocationLogFiles.Find(paths);
        var reader = new InvocationLogReader();
        using var progress = new LogProgressBar(console, files);
        foreach (var file in files)
        {
            reader.ReadFile(file, progress, cancellation);
            progress.FileDone();
        }

        return reader.Report();
    }

    /// <summary>What was odd about the logs, one sentence a kind.</summary>
    public static IEnumerable<string> Warnings(DemandReport report)
    {
        foreach (var (kind, count) in report.ProblemCounts)
        {
            var first = report.Examples.First(example => example.Kind == kind);
            yield return string.Create(CultureInfo.InvariantCulture, $"{Words(kind, count)}; the first: {first}");
        }

        if (report.Regions.Length > 1)
        {
            yield return $"The logs are of several regions, {string.Join(", ", report.Regions)}; demand is not told apart by region.";
        }

        if (report.Records == 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"No model invocation among {report.Lines:#,0} lines of {report.Files} files.");
        }
    }

    private static string Words(LogProblemKind kind, long count) => kind switch
    {
        LogProblemKind.Malformed => $"{count} malformed {(count == 1 ? "line" : "lines")} left out",
        LogProblemKind.Truncated => $"{count} cut {(count == 1 ? "file" : "files")}, read up to the cut",
        LogProblemKind.Damaged => $"{count} damaged compressed {(count == 1 ? "file" : "files")}, read up to the damage",
        LogProblemKind.OtherRecord => $"{count} {(count == 1 ? "object" : "objects")} that are no model invocations left out",
        LogProblemKind.Duplicate => $"{count} duplicate {(count == 1 ? "record" : "records")} counted once",
        LogProblemKind.ClockJump => $"{count} {(count == 1 ? "record" : "records")} whose time jumps back, counted in the hour stated",
        LogProblemKind.ZeroTokens => $"{count} {(count == 1 ? "record" : "records")} without tokens, counted as requests",
        _ => $"{count} failed {(count == 1 ? "call" : "calls")}, counted with whatever tokens they state",
    };

    private static Answer Compose(DemandReport report) => new()
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
        Warnings = [.. Warnings(report)],
        Json = json =>
        {
            json.WriteStartObject();
            json.Objects("demand", report.Rows, static (writer, row) =>
            {
                writer.Text("timestamp", Hour(row));
                writer.Text("modelId", row.ModelId);
                writer.Integer("inputTokens", row.InputTokens);
                writer.Integer("outputTokens", row.OutputTokens);
                writer.Integer("cacheReadTokens", row.CacheReadTokens);
                writer.Integer("cacheWriteTokens", row.CacheWriteTokens);
                writer.Integer("requests", row.Requests);
            });
            json.Integer("files", report.Files);
            json.Integer("lines", report.Lines);
            json.Integer("records", report.Records);
            json.Objects("problems", report.ProblemCounts, static (writer, pair) =>
            {
                writer.Text("kind", System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(pair.Key.ToString()));
                writer.Integer("count", pair.Value);
            });
            json.Objects("examples", report.Examples, static (writer, problem) =>
            {
                writer.Text("kind", System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(problem.Kind.ToString()));
                writer.Text("file", problem.File);
                writer.Integer("line", problem.Line);
                writer.Text("message", problem.Message);
            });
            json.WriteEndObject();
        },
    };

    private static string Hour(HourlyDemandRow row) => row.Hour.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
