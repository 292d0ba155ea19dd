using System.CommandLine;
using BedrockSelector.Catalog;
using BedrockSelector.Cli.Output;
using BedrockSelector.Costs;
using BedrockSelector.Throughput.Inference;
using BedrockSelector.Throughput.Training;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>plan custom</c>: both phases of a custom model, apart, and the break-even volume.</summary>
internal static class PlanCustomCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var model = new Argument<string>("MODEL") { Description = "the base model, or the student of a distillation" };
        var sum = new Option<bool>("--sum") { Description = "also add both phases up" };
        var (training, inference) = (new TrainingOptions(), new InferenceOptions());
        var command = new Command(
            "custom", "Plan both phases of a custom model, apart: what training needs and costs, what serving needs and costs, and at which volume options overtake each other.")
        {
            model, sum,
        };
        training.AddTo(command);
        inference.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var reference = ModelReference.Parse(parsed.GetValue(model)!);
            var region = globals.RegionFor(parsed, catalog, reference);
            var trainingRequest = training.Read(parsed, reference, region, date);
            var inferenceRequest = inference.Read(parsed, reference, region, date, catalog, custom: true);
            var estimator = new CostEstimator(catalog, time: console.Time);
            return AnswerPrinter.Print(
                console,
                format,
                PlanAnswer.Compose(
                    new TrainingPlanner(catalog, estimator).Plan(trainingRequest),
                    new InferencePlanner(catalog, estimator).Plan(inferenceRequest),
                    parsed.GetValue(sum),
                    [.. inference.Warnings(parsed, inferenceRequest)]));
        });
        return command;
    }
}
