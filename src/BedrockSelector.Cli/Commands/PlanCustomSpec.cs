using System.CommandLine;
using BedrockSelector.Cli.Output;
using BedrockSelector.Costs;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Customization.Plans;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>plan custom --spec</c>: the whole plan of a specification, from data to break-even.</summary>
internal static class PlanCustomSpec
{
    public static async Task<int> RunAsync(
        GlobalOptions globals, CliConsole console, ParseResult parsed, string path, DerivedRates derived, string? tokenFamily, CancellationToken cancellation)
    {
        var format = globals.Format(parsed);
        var date = globals.Date(parsed, console);
        var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
        var spec = await CustomizeArguments.SpecAsync(path, cancellation);
        var job = new CustomizationJobBuilder(knowledge: catalog).Build(spec, date);
        if (job.Base is null || job.Method is null || job.Region is null)
        {
            throw new CliException($"{path}: {CustomizeArguments.Refusal(job)}");
        }

        var (training, validation) = await SpecData.CheckAsync(path, spec, job, tokenFamily, cancellation);
        var plan = new CustomizationPlanner(catalog, time: console.Time)
            .Plan(spec, job, training, validation, new() { AsOf = date, DerivedRates = derived });
        return AnswerPrinter.Print(console, format, CustomPlanAnswer.Compose(plan));
    }
}
