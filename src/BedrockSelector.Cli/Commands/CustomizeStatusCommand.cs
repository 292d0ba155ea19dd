using System.CommandLine;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Customization.Life;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>customize status</c> and <c>customize watch</c>: how a job is, once or until it ends.</summary>
internal static class CustomizeStatusCommand
{
    private const string Operation = "GetModelCustomizationJob";

    public static Command Create(GlobalOptions globals, CliConsole console, bool watches)
    {
        var what = new Argument<string>("JOB") { Description = "a specification whose job was started, or the ARN or name of a job" };
        var every = Lists.Option("--every", "seconds between two questions, 1 to 3600; 60 unless given", "S");
        var life = new LifeOptions(sends: false);
        var command = watches
            ? new ToolCommand("watch", "Watch a job until it ends, with its phases and the time that it may still take. Exit 3 when it fails or was stopped.")
            {
                Answers = [AnswerSchema.Of<JobRun>("customize-job-run")],
                Details = "Interrupting it stops the watching, never the job.",
                Examples = ["customize watch spec.json", "customize watch spec.json --every 10"],
                Arguments = { what },
                Options = { every },
            }
            : new ToolCommand("status", "Show how a job is: phases, time left by earlier jobs, losses, and why it failed.")
            {
                Answers = [AnswerSchema.Of<JobRun>("customize-job-run")],
                Examples = ["customize status spec.json", "customize status my-job --format json"],
                Arguments = { what },
            };
        life.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var wait = watches ? TimeSpan.FromSeconds(Lists.Number(parsed, every, 1, 3600, "a number of seconds from 1 to 3600") ?? 60d) : TimeSpan.Zero;
            var (job, region) = await life.JobAsync(parsed, globals, console, catalog, parsed.GetValue(what)!, cancellation);
            using var client = life.Client(parsed, region, console);
            JobRun run;
            string? shown = null;
            while (true)
            {
                run = await LifeOptions.AskAsync(Operation, () => client.GetProgressAsync(job, console.Time.GetUtcNow(), cancellation));
                if (!watches || run.HasEnded)
                {
                    break;
                }

                if (LifeAnswer.Line(run) is var line && line != shown)
                {
                    console.Error.WriteLine(line);
                    shown = line;
                }

                await Task.Delay(wait, console.Time, cancellation);
            }

            return AnswerPrinter.Print(console, format, LifeAnswer.Of(run, isNo: watches && run.Status != "Completed"));
        });
        return command;
    }
}
