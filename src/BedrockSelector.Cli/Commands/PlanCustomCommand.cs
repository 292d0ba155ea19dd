using System.CommandLine;
using BedrockSelector.Answers;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Custom;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>plan custom</c>: both phases of a custom model, apart, and the break-even volume.</summary>
internal static class PlanCustomCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console, DimensionOptions dimensions)
    {
        var model = new Argument<string?>("MODEL") { Description = "the base model, or the student of a distillation; left out with --spec", Arity = ArgumentArity.ZeroOrOne };
        var spec = Lists.Option("--spec", "a specification: checks the data, prints the job, costs both phases and the break-even against a base", "FILE");
        var derived = new Option<bool>("--allow-derived") { Description = "the same as --allow-derived-rates" };
        var compare = Lists.Option("--compare-with", "a base model that would do the work without customization, for the break-even", "MODEL");
        var compareUsage = Lists.Option("--compare-usage", "what one request uses on that model; what it uses on the custom model unless given", "USAGE");
        var family = Lists.Option("--token-family", "with --spec: tokenizer family to count by; the base's own unless given", "NAME");
        var sum = new Option<bool>("--sum") { Description = "also add the three rows up" };
        var (training, inference) = (new TrainingOptions(dimensions), new InferenceOptions(dimensions));
        var command = new ToolCommand(
            "custom", "Plan both phases of a custom model, apart: what training needs and costs, what serving needs and costs, and at which volume options overtake each other.")
        {
            Details = """
                Three rows: training is paid once, storage by the month until the model is deleted, inference by use or by the hour; they are
                never added up unless --sum asks for it. The same figures in a specification give the same plan.
                """,
            Answers = [AnswerSchema.Of<CustomizationPlanDocument, CustomPlan>("plan-custom") with { Note = "With --spec, data, job and problems stand beside the three rows." }],
            Examples =
            [
                "plan custom meta.llama3-1-8b-instruct-v1:0 --region us-west-2 --method fine-tuning --training-tokens 2000000 --months-stored 1 --tokens-per-minute in=20000,out=4000 --unit-capacity in=60000,out=12000",
                "plan custom --spec spec.json",
            ],
            Arguments = { model },
            Options = { spec, derived, family, compare, compareUsage, sum },
        };
        training.AddTo(command);
        inference.AddTo(command, withTraining: true);
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(spec) is { } path)
            {
                return parsed.GetValue(model) is { } named
                    ? throw new CliException($"MODEL '{named}' and --spec exclude each other: the specification names the base.")
                    : await PlanCustomSpec.RunAsync(globals, console, parsed, path, Derived(parsed, derived, training), parsed.GetValue(family), cancellation);
            }

            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var reference = ModelReference.Parse(parsed.GetValue(model) ?? throw new CliException("MODEL is missing; name the base, or give --spec FILE."));
            var region = globals.RegionFor(parsed, catalog, reference);
            var warnings = new List<string>();
            var trainingRequest = await training.ReadAsync(parsed, reference, region, date, warnings, cancellation) with { DerivedRates = Derived(parsed, derived, training) };
            var inferenceRequest = inference.Read(parsed, reference, region, date, catalog, custom: true) with { DerivedRates = trainingRequest.DerivedRates };
            var asked = training.MonthsStored(parsed);
            var plan = new CustomPlanner(catalog, console.Time).Plan(new()
            {
                Training = trainingRequest,
                MonthsStored = asked ?? decimal.Ceiling(inferenceRequest.Scenarios[0].Demand.Hours.Length / inferenceRequest.HoursPerMonth),
                Inference = inferenceRequest,
                Requests = inference.Requests(parsed),
                CompareWith = Comparison(parsed, compare, compareUsage, inferenceRequest),
            });
            return AnswerPrinter.Print(
                console, format, PlanAnswer.Compose(parsed.GetValue(sum) ? plan with { SumUsd = plan.Sum() } : plan, warnings, storageAsked: asked is not null));
        });
        return command;
    }

    private static DerivedRates Derived(ParseResult parsed, Option<bool> option, TrainingOptions training) =>
        parsed.GetValue(option) ? DerivedRates.Allow : training.Derived(parsed);

    private static ComparisonRequest? Comparison(ParseResult parsed, Option<string?> model, Option<string?> usage, InferenceRequest serving)
    {
        if (parsed.GetValue(model) is not { } named)
        {
            return parsed.GetValue(usage) is null ? null : throw new CliException("--compare-usage goes with --compare-with MODEL.");
        }

        return serving.RequestUsage is { } own
            ? new(ModelReference.Parse(named), parsed.GetValue(usage) is { } text ? Usage.Parse(text) : own)
            : throw new CliException("--compare-with needs the demand in requests: --usage USAGE --requests-per-month N.");
    }
}
