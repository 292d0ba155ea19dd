using System.CommandLine;
using BedrockSelector.Catalog;
using BedrockSelector.Cli.Output;
using BedrockSelector.Costs;
using BedrockSelector.Throughput.Training;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>plan training</c>: costs the training phase.</summary>
internal static class PlanTrainingCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var model = new Argument<string>("MODEL") { Description = "the base model, or the student of a distillation" };
        var options = new TrainingOptions();
        var command = new Command(
            "training",
            """
            Cost the training phase of a custom model, apart from inference: metered as AWS bills it, or as provisioned capacity.

            Text training costs tokens × epochs, image training steps × batch size, reinforcement hours; a distillation adds the teacher's answers.
            """)
        {
            model,
        };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var reference = ModelReference.Parse(parsed.GetValue(model)!);
            var warnings = new List<string>();
            var request = await options.ReadAsync(parsed, reference, globals.RegionFor(parsed, catalog, reference), date, warnings, cancellation);
            var phase = new TrainingPlanner(catalog, new CostEstimator(catalog, time: console.Time)).Plan(request);
            return AnswerPrinter.Print(console, format, PlanAnswer.Compose(phase, warnings));
        });
        return command;
    }
}
