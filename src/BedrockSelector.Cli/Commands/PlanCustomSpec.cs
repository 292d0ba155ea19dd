using System.CommandLine;
using BedrockSelector.Cli.Output;
using BedrockSelector.Costs;
using BedrockSelector.Customization.DataSets;
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

        // Files are named relative to the specification, so that it can be run from anywhere.
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
        var options = new DataSetCheckOptions
        {
            Base = job.Base,
            Method = job.Method.Kind,
            Location = job.Job?.TrainingData,
            TokenFamily = tokenFamily is not null && !Tokens.TokenRatios.Embedded.TryGetFamily(tokenFamily, out _)
                ? throw new CliException($"--token-family '{tokenFamily}' is not known; known are {string.Join(", ", Tokens.TokenRatios.Embedded.Families.Select(static one => one.Id))}.")
                : tokenFamily,
        };
        var checker = new TrainingDataChecker();
        var training = await CheckAsync(spec.Training?.File, options, null);
        var validation = await CheckAsync(spec.Validation.FirstOrDefault(static set => set.File is not null)?.File, options with { Role = DataSetRole.Validation }, training?.Fingerprints);
        var plan = new CustomizationPlanner(catalog, time: console.Time)
            .Plan(spec, job, training?.Report, validation?.Report, new() { AsOf = date, DerivedRates = derived });
        return AnswerPrinter.Print(console, format, CustomPlanAnswer.Compose(plan));

        async Task<DataSetCheck?> CheckAsync(string? file, DataSetCheckOptions by, DataSetFingerprints? other)
        {
            if (file is null)
            {
                return null;
            }

            await using var data = CustomizeArguments.Open(Path.Combine(folder, file));
            return await checker.CheckAsync(data, by with { FileName = Path.GetFileName(file) }, other, cancellation);
        }
    }
}
