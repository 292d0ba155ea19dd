using System.Globalization;

namespace BedrockSelector.Cli.Tests.Harness;

/// <summary>Runs the tool in this process, on a fixed day.</summary>
internal static class Tool
{
    /// <summary>The day on which all runs take place, unless they name another.</summary>
    public static readonly DateOnly Today = new(2026, 11, 22);

    public static ToolRun Run(params string[] args) => RunAt(null, args);

    public static ToolRun RunAt(int? width, params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var console = new CliConsole(output, error, new FixedTime(Today)) { Width = width };
        var status = CliApplication.RunAsync(args, console, CancellationToken.None).GetAwaiter().GetResult();
        Contract.Hold(args, output.ToString());
        return new(status, output.ToString(), error.ToString());
    }

    /// <summary>Runs the tool for its output alone, whatever that is.</summary>
    public static string Text(string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var status = CliApplication.RunAsync(args, new(output, TextWriter.Null, new FixedTime(Today)), CancellationToken.None).GetAwaiter().GetResult();
        return status == 0 ? output.ToString() : throw new InvalidOperationException($"'{string.Join(' ', args)}' ended with {status}.");
    }

    /// <summary>Splits a command line at blanks; no argument may hold one.</summary>
    public static ToolRun Line(string line) => Run(line.Split(' '));

    private sealed class FixedTime(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day, new TimeOnly(23, 59), TimeSpan.Zero);
    }
}
