using System.CommandLine;
using System.Text;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Inference;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>plan inference</c>: the cheapest serving plan over time.</summary>
internal static class PlanInferenceCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console, DimensionOptions dimensions)
    {
        var model = new Argument<string>("MODEL") { Description = "a model id, an inference-profile id or an ARN" };
        var custom = new Option<bool>("--custom") { Description = "serve a custom model of this base" };
        var calendar = Lists.Option("--calendar", "also write what to buy, let renew and stop, and by when, as a calendar file (.ics)", "FILE");
        var options = new InferenceOptions(dimensions);
        var command = new ToolCommand("inference", "Plan the cheapest way to serve demand over time, with a lower bound that proves it.")
        {
            Details =
                """
                The ways are model units by the hour or committed for one or six months, the reserved tier, and what exceeds them on demand,
                refused or not allowed. What a model unit carries is not published by AWS: without --unit-capacity model units are undecided,
                and the answer says what one would have to carry to win; what can be weighed is planned all the same.
                """,
            Answers = [AnswerSchema.Of<InferencePhase>("plan-inference")],
            Examples =
            [
                "plan inference meta.llama3-1-8b-instruct-v1:0 --region us-west-2 --custom --tokens-per-minute in=20000,out=4000 --unit-capacity in=60000,out=12000 --months 6",
                "plan inference us.anthropic.claude-sonnet-4-6 --demand demand.csv --terms reserved-1-month,reserved-3-month --format json",
                "plan inference us.anthropic.claude-sonnet-4-6 --demand demand.csv --months 6 --held held.csv --can-wait 0.2 --max-purchases 2 --calendar plan.ics",
            ],
            Arguments = { model },
            Options = { custom, calendar },
        };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var reference = catalog.Refer(parsed.GetValue(model)!);
            var request = options.Read(parsed, reference, globals.RegionFor(parsed, catalog, reference), date, catalog, parsed.GetValue(custom));
            var phase = new InferencePlanner(catalog, console.Time).Plan(request);
            if (parsed.GetValue(calendar) is { } file)
            {
                await FileOutput.WriteAsync("--calendar", file, Encoding.UTF8.GetBytes(PlanCalendar.Write(phase, date)), cancellation);
            }

            return AnswerPrinter.Print(console, format, PlanAnswer.Compose(phase, []));
        });
        return command;
    }
}
