using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Cli.Output;
using BedrockSelector.Logs;

namespace BedrockSelector.Cli.Commands;

/// <summary>Reads logs named on the command line, and says what was odd about them.</summary>
internal static class LogFiles
{
    /// <summary>Reads logs with a progress bar; what is odd goes into the report.</summary>
    public static InvocationLogReader Read(IEnumerable<string> paths, LogReaderOptions options, CliConsole console, CancellationToken cancellation)
    {
        var files = InvocationLogFiles.Find(paths);
        var reader = new InvocationLogReader(options);
        using var progress = new LogProgressBar(console, files);
        foreach (var file in files)
        {
            reader.ReadFile(file, progress, cancellation);
            progress.FileDone();
        }

        return reader;
    }

    /// <summary>What was odd, one sentence a kind.</summary>
    public static IEnumerable<string> Warnings(UsageReport report)
    {
        foreach (var (kind, count) in report.ProblemCounts)
        {
            var first = report.Examples.First(example => example.Kind == kind);
            yield return string.Create(CultureInfo.InvariantCulture, $"{Words(kind, count)}; the first: {first}");
        }
    }

    /// <summary>Why the logs cannot be answered for as a whole: what of them was not read; <see langword="null"/> when every file was.</summary>
    public static string? Unread(UsageReport report)
    {
        if (report.Records == 0)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"no model invocation among {report.Lines:#,0} lines of {report.Files.Length} files{Hint(report)}.");
        }

        var unread = report.Unread.Where(static file => !InvocationLogFiles.IsNoLog(file.Name)).ToImmutableArray();
        return unread.IsEmpty ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"nothing was read of {unread.Length} of {report.Files.Length} files, such as {unread[0].Name}; leave them out, or give them in a form that is read.");
    }

    /// <summary>How records were wrapped, of all files.</summary>
    public static string Kinds(UsageReport report)
    {
        var all = report.Files.Aggregate(LogEnvelopes.None, static (sum, file) => sum | file.Envelopes);
        return string.Create(
            CultureInfo.InvariantCulture, $"Read {report.Records:#,0} records of {report.Files.Length} {(report.Files.Length == 1 ? "file" : "files")} as {string.Join(", ", LogEnvelopeNames.All(all))}.");
    }

    private static string Hint(UsageReport report) =>
        report.Examples.FirstOrDefault(static one => one.Kind == LogProblemKind.OtherRecord || one.Kind == LogProblemKind.Malformed) is { } first ? $"; the first: {first}" : "";

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
}
