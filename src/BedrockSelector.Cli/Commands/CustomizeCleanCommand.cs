using System.CommandLine;
using BedrockSelector.BedrockRuntime;
using BedrockSelector.BedrockRuntime.Customization;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Costs;
using BedrockSelector.Customization.Life;
using BedrockSelector.Logs;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>customize clean</c>: what costs money and is not used, and the deletion of what is named.</summary>
internal static class CustomizeCleanCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var logs = Paths("--logs", "model-invocation logs, by which it is told what is used; repeatable");
        var delete = Paths("--delete", "delete this one, by its ARN; repeatable, and nothing else is ever deleted", "ARN");
        var derived = new Option<bool>("--allow-derived") { Description = "accept rates that are computed, not read" };
        var life = new LifeOptions(sends: true);
        var command = new ToolCommand("clean", "Find custom models, deployments and model units that cost money, with the money a month, and say which nobody uses; delete only what is named.")
        {
            Answers = [AnswerSchema.Of<CleanReport>("customize-clean")],
            Examples =
            [
                "customize clean --logs logs/",
                "customize clean --delete arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdefabcdef --yes",
            ],
            Options = { logs, delete, derived },
        };
        life.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var region = globals.Region(parsed, catalog);
            var called = Called(parsed.GetValue(logs)!, console, cancellation);
            using var client = life.Client(parsed, region.Value, console);
            using var state = LifeStateFile.Open(life.StatePath(parsed, null));
            var prices = new CustomModelPrices(catalog, region, date, parsed.GetValue(derived) ? DerivedRates.Allow : DerivedRates.Refuse);
            var steps = new CustomModelLife(client, state, prices, region.Value, console.Time);
            var found = await LifeOptions.AskAsync("ListCustomModels", () => steps.ListAsync(cancellation));
            var report = CleanFinder.Find(found, called, prices, region.Value, console.Time.GetUtcNow());
            var named = parsed.GetValue(delete)!;
            var deleted = new List<LifeStep>();
            foreach (var arn in named)
            {
                try
                {
                    deleted.Add(await steps.DeleteAsync(arn, life.Agreed(parsed), cancellation));
                }
                catch (BedrockException exception)
                {
                    throw LifeOptions.Failed("Delete", exception);
                }
            }

            return AnswerPrinter.Print(
                console, format, LifeAnswer.Of(report with { Deleted = [.. deleted] }, named.Length == 0 ? null : life.NotAgreed(parsed)));
        });
        return command;
    }

    private static HashSet<string>? Called(string[] paths, CliConsole console, CancellationToken cancellation)
    {
        if (paths.Length == 0)
        {
            return null;
        }

        var reader = LogFiles.Read(paths, new LogReaderOptions(), console, cancellation);
        var report = reader.Usage();
        return LogFiles.Unread(report) is { } unread ? throw new CliRefusalException(unread) : [.. report.Cells.Where(static cell => !cell.Failed).Select(static cell => cell.ModelId)];
    }

    private static Option<string[]> Paths(string name, string description, string helpName = "FILE") => new(name)
    {
        Description = description,
        HelpName = helpName,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = static _ => [],
    };
}
