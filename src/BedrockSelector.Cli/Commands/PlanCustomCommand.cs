using System.CommandLine;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Planning.Training;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>plan custom</c>: both phases of a custom model, apart, and the break-even volume.</summary>
internal static class PlanCustomCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var model = new Argument<string?>("MODEL") { Description = "the base model, or the student of a distillation; left out with --spec", Arity = ArgumentArity.ZeroOrOne };
        var spec = Lists.Option("--spec", "a specification: checks the data, prints the job, costs both phases and the break-even against a base", "FILE");
        var derived = new Option<bool>("--allow-derived") { Description = "with --spec: accept rates that are computed, not read" };
        var family = Lists.Option("--token-family", "with --spec: tokenizer family to count by; the base's own unless given", "NAME");
        var sum = new Option<bool>("--sum") { Description = "also add both phases up" };
        var (training, inference) = (new TrainingOptions(), new InferenceOptions());
        var command = new ToolCommand(
            "custom", "Plan both phases of a custom model, apart: what training needs and costs, what serving needs and costs, and at which volume options overtake each other.")
        {
            Details = "Training is paid once and inference every month; the two are never added up unless --sum asks for it.",
            Examples =
            [
                "plan custom meta.llama3-1-8b-instruct-v1:0 --region us-west-2 --method fine-tuning --training-tokens 2000000 --months-stored 1 --tokens-per-minute in=20000,out=4000 --unit-capacity in=60000,out=12000",
                "plan custom --spec spec.json",
            ],
            Arguments = { model },
            Options = { spec, derived, family, sum },
        };
        training.AddTo(command);
        inference.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(spec) is { } path)
            {
                return parsed.GetValue(model) is { } named
                    ? throw new CliException($"MODEL '{named}' and --spec exclude each other: the specification names the base.")
                    : await PlanCustomSpec.RunAsync(globals, console, parsed, path, parsed.GetValue(derived), parsed.GetValue(family), cancellation);
            }

            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var reference = ModelReference.Parse(parsed.GetValue(model) ?? throw new CliException("MODEL is missing; name the base, or give --spec FILE."));
            var region = globals.RegionFor(parsed, catalog, reference);
            var warnings = new List<string>();
            var trainingRequest = await training.ReadAsync(parsed, reference, region, date, warnings, cancellation);
            var inferenceRequest = inference.Read(parsed, reference, region, date, catalog, custom: true);
            var estimator = new CostEstimator(catalog, time: console.Time);
            return AnswerPrinter.Print(
                console,
                format,
                PlanAnswer.Compose(
                    new TrainingPlanner(catalog, console.Time).Plan(trainingRequest),
                    new InferencePlanner(catalog, console.Time).Plan(inferenceRequest),
                    parsed.GetValue(sum),
                    [.. warnings, .. inference.Warnings(parsed, inferenceRequest)]));
        });
        return command;
    }
}
