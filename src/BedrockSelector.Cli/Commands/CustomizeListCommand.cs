using System.CommandLine;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Customization.Life;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>customize list</c>: the jobs of an account and region.</summary>
internal static class CustomizeListCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var name = Lists.Option("--name", "part of the name", "TEXT");
        var life = new LifeOptions(sends: false);
        var command = new ToolCommand("list", "List the jobs of the account and region, the newest first.")
        {
            Answers = [AnswerSchema.Of<JobRuns>("customize-jobs")],
            Examples = ["customize list", "customize list --name Demo --region us-west-2 --format json"],
            Options = { name },
        };
        life.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var region = globals.Region(parsed, await globals.LoadCatalogAsync(parsed, cancellation)).Value;
            using var client = life.Client(parsed, region, console);
            var jobs = await LifeOptions.AskAsync("ListModelCustomizationJobs", () => client.ListJobsAsync(parsed.GetValue(name), cancellation));
            var imports = await LifeOptions.AskAsync("ListModelImportJobs", () => client.ListImportJobsAsync(parsed.GetValue(name), cancellation));
            return AnswerPrinter.Print(console, format, LifeAnswer.Of(new JobRuns
            {
                Region = region,
                Jobs = [.. jobs.Concat(imports).OrderByDescending(static one => one.CreatedAt).ThenBy(static one => one.JobArn, StringComparer.Ordinal)],
            }));
        });
        return command;
    }
}
