using System.CommandLine;
using BedrockSelector.Catalog;
using BedrockSelector.Cli.Commands;
using BedrockSelector.Costs;

namespace BedrockSelector.Cli;

/// <summary>The tool: parses, runs one command, and turns every failure into one line and an exit status.</summary>
internal static class CliApplication
{
    public static async Task<int> RunAsync(string[] args, CliConsole console, CancellationToken cancellation)
    {
        var root = RootCommandFactory.Create(console);
        var parsed = root.Parse(args, new ParserConfiguration { EnablePosixBundling = false });
        if (parsed.Errors.Count > 0)
        {
            return Fail(console, parsed.Errors[0].Message, ExitCode.BadInput);
        }

        try
        {
            return await parsed.InvokeAsync(
                new() { EnableDefaultExceptionHandler = false, Output = console.Out, Error = console.Error }, cancellation);
        }
        catch (Exception exception) when (exception is OperationCanceledException || cancellation.IsCancellationRequested)
        {
            return Fail(console, "interrupted", ExitCode.Interrupted);
        }
        catch (Exception exception) when (IsBadInput(exception))
        {
            return Fail(console, exception.Message, ExitCode.BadInput);
        }
        catch (Exception exception)
        {
            return Fail(console, $"internal error: {exception.GetType().Name}: {exception.Message}", ExitCode.InternalError);
        }
    }

    private static bool IsBadInput(Exception exception) => exception
        is CliException or FormatException or ModelResolutionException or UnknownMeterException or CatalogDataException
        or IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ActualValue: not null };

    private static int Fail(CliConsole console, string message, int status)
    {
        // One line, whatever the message holds.
        console.Error.WriteLine("error: " + message.ReplaceLineEndings(" ").Trim());
        return status;
    }
}
