using System.CommandLine;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Knowledge;
using BedrockSelector.Selection.Replacement;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>replace</c>: what could take the place of a model.</summary>
internal static class ReplaceCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var model = new Argument<string>("MODEL") { Description = "what is called today: a model id, an inference-profile id or an ARN; legacy and ended models, too" };
        var calls = new SelectCommand(needsUsage: false);
        var command = new ToolCommand("replace", "Name the cheapest models that are at least as good for the same calls, and what would break.")
        {
            Answers = [AnswerSchema.Of<ReplacementReport>("replacement")],
            Details =
                """
                Without --usage, a usual request of the class of tasks is taken. Token counts are those of MODEL; each candidate is priced by its own.
                Quality is no lower than today's unless --min-quality says another. Legacy models, and such as end sooner, are left out. Exit 3: none is as good.
                """,
            Examples =
            [
                "replace anthropic.claude-3-haiku-20240307-v1:0 --usage input-tokens=1500,output-tokens=400",
                "replace us.anthropic.claude-sonnet-4-5-20250929-v1:0 --task coding --feature tool-use --supported-until 2027-12-31",
                "replace amazon.nova-premier-v1:0 --residency eu --region eu-central-1 --format json",
            ],
            Arguments = { model },
        };
        var top = Lists.Option("--top", "show so many; all in JSON and CSV, 10 in a table unless given", "N");
        calls.AddForReplacement(command);
        command.Options.Add(top);
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var reference = catalog.Refer(parsed.GetValue(model)!);
            var request = calls.Read(parsed, globals, catalog, date);
            request = reference.Region is not null && globals.GivenRegion(parsed, catalog) is null ? request with { Region = reference.Region.Value } : request;
            var report = new ReplacementFinder(catalog, console.Time).Find(new() { Model = reference, Calls = request });
            return AnswerPrinter.Print(console, format, ReplacementAnswer.Compose(report, Lists.Count(parsed, top)));
        });
        return command;
    }
}
