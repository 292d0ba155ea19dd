using System.CommandLine;
using BedrockSelector.Answers;
using BedrockSelector.BedrockRuntime;
using BedrockSelector.BedrockRuntime.Customization;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Costs;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Customization.Life;
using BedrockSelector.Customization.Plans;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>customize start</c>: starts the job of a specification, once.</summary>
internal static class CustomizeStartCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var spec = new Argument<string>("SPEC") { Description = "a specification in JSON" };
        var again = new Option<bool>("--again") { Description = "train once more, under a name of its own, after a job that failed or was stopped" };
        var derived = new Option<bool>("--allow-derived") { Description = "accept rates that are computed, not read" };
        var life = new LifeOptions(sends: true);
        var command = new ToolCommand("start", "Start the job of a specification: check its data, show what it costs, send it when agreed, and never send it twice.")
        {
            Answers = [AnswerSchema.Of<LifeStep>("customize-step"), AnswerSchema.Of<DataSetCheckDocument>("customize-check") with { Note = "Printed by customize start where the data have errors." }],
            Details = """
                What is asked for is written down before it is sent, with the token that makes a repeated request the same request: a program
                that is killed at any point and run again finds the job that was started. Without --yes nothing is sent.
                """,
            Examples = ["customize start spec.json --dry-run", "customize start spec.json --yes"],
            Arguments = { spec },
            Options = { again, derived },
        };
        life.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var path = parsed.GetValue(spec)!;
            var written = await CustomizeArguments.SpecAsync(path, cancellation);
            var job = new CustomizationJobBuilder(knowledge: catalog).Build(written, date);
            if (CustomizeArguments.Refusal(job) is { } refusal)
            {
                throw CustomizeArguments.IsImpossible(job) ? new CliRefusalException(refusal) : new CliException($"{path}: {refusal}");
            }

            var (training, validation) = await SpecData.CheckAsync(path, written, job, null, cancellation);
            if (training is { Errors: > 0 } || validation is { Errors: > 0 })
            {
                return AnswerPrinter.Print(console, format, DataSetAnswer.Compose(training!, validation, null));
            }

            var rates = parsed.GetValue(derived) ? DerivedRates.Allow : DerivedRates.Refuse;
            var cost = new CustomizationPlanner(catalog, time: console.Time)
                .PlanTraining(written, job, training, new() { AsOf = date, DerivedRates = rates });
            var region = job.Region!.Value;
            using var client = life.Client(parsed, region.Value, console);
            using var state = LifeStateFile.Open(life.StatePath(parsed, path));
            var steps = new CustomModelLife(client, state, new(catalog, region, date, rates), region.Value, console.Time);
            LifeStep step;
            try
            {
                step = await steps.StartAsync(job, cost, life.Agreed(parsed), parsed.GetValue(again), cancellation);
            }
            catch (BedrockException exception)
            {
                throw LifeOptions.Failed("CreateModelCustomizationJob", exception);
            }

            return AnswerPrinter.Print(console, format, LifeAnswer.Of(step, life.NotAgreed(parsed), job.Problems.Select(static one => one.Message)));
        });
        return command;
    }
}
