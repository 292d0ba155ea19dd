using System.CommandLine;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Training;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>plan training</c>: costs the training phase.</summary>
internal static class PlanTrainingCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console, DimensionOptions dimensions)
    {
        var model = new Argument<string>("MODEL") { Description = "the base model, or the student of a distillation" };
        var options = new TrainingOptions(dimensions);
        var command = new ToolCommand("training", "Cost the training phase of a custom model, apart from inference: metered as AWS bills it, or as provisioned capacity.")
        {
            Details = "Text training costs tokens × epochs, image training steps × batch size, reinforcement hours; a distillation adds the teacher's answers.",
            Answers = [AnswerSchema.Of<TrainingPhase>("plan-training")],
            Examples =
            [
                "plan training meta.llama3-1-8b-instruct-v1:0 --region us-west-2 --method fine-tuning --training-tokens 2000000 --epochs 3 --months-stored 1",
                "plan training amazon.nova-canvas-v1:0 --method fine-tuning --steps 500 --batch-size 64 --months-stored 1",
                "plan training openai.gpt-oss-20b --region us-west-2 --method reinforcement --training-hours 4",
            ],
            Arguments = { model },
        };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var reference = catalog.Refer(parsed.GetValue(model)!);
            var warnings = new List<string>();
            var request = await options.ReadAsync(parsed, reference, globals.RegionFor(parsed, catalog, reference), date, warnings, cancellation);
            var phase = new TrainingPlanner(catalog, console.Time).Plan(request);
            return AnswerPrinter.Print(console, format, PlanAnswer.Compose(phase, warnings));
        });
        return command;
    }
}
