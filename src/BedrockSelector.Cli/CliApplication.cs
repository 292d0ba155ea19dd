using System.CommandLine;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Commands;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Cli;

/// <summary>The tool: parses, runs one command, and turns every failure into one line and an exit status.</summary>
internal static class CliApplication
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(string[] args, CliConsole console, CancellationToken cancellation)
    {
        var root = RootCommandFactory.Create(console, args);

        // No response files: an argument that starts with @ is an argument.
        var parsed = root.Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (UsageErrors.Find(parsed) is { } wrong)
        {
            return Fail(console, wrong, ExitCode.BadInput);
        }

        try
        {
            // The process's own handler turns an interrupt into cancellation; a second one would end it without a word.
            var settings = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = console.Out,
                Error = console.Error,
            };
            return await UnlessInterruptedAsync(Task.Run(() => parsed.InvokeAsync(settings, cancellation), CancellationToken.None), cancellation);
        }
        catch (Exception exception) when (exception is OperationCanceledException || cancellation.IsCancellationRequested)
        {
            return Fail(console, "interrupted", ExitCode.Interrupted);
        }
        catch (CliRefusalException exception)
        {
            console.Error.WriteLine("no: " + OneLine.Of(exception.Message));
            return ExitCode.No;
        }
        catch (OverflowException)
        {
            return Fail(console, "an amount is too large to count; give smaller quantities, or smaller prices in the overlay.", ExitCode.BadInput);
        }
        catch (Exception exception) when (IsBadInput(exception))
        {
            return Fail(console, Sentence(exception), ExitCode.BadInput);
        }
        catch (Exception exception)
        {
            return Fail(console, $"internal error: {exception.GetType().Name}: {exception.Message}", ExitCode.InternalError);
        }
    }

    // A read of a pipe or a terminal cannot be cancelled: after an interrupt the command has a moment to end by itself, and no more.
    private static async Task<int> UnlessInterruptedAsync(Task<int> work, CancellationToken cancellation)
    {
        var interrupted = Task.Delay(Timeout.Infinite, cancellation);
        if (await Task.WhenAny(work, interrupted) == interrupted
            && await Task.WhenAny(work, Task.Delay(Grace, CancellationToken.None)) != work)
        {
            throw new OperationCanceledException(cancellation);
        }

        return await work;
    }

    private static bool IsBadInput(Exception exception) => exception
        is CliException or FormatException or ModelResolutionException or UnknownMeterException or CatalogDataException
        or IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ActualValue: not null };

    // The runtime appends the parameter's name to messages of argument exceptions; it means nothing to the caller of a tool.
    private static string Sentence(Exception exception) =>
        exception is ArgumentException { ParamName: { } name } && exception.Message.IndexOf($" (Parameter '{name}')", StringComparison.Ordinal) is > 0 and var end
            ? exception.Message[..end]
            : exception.Message;

    private static int Fail(CliConsole console, string message, int status)
    {
        console.Error.WriteLine("error: " + OneLine.Of(message));
        return status;
    }
}
