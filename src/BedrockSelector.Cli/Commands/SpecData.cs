using BedrockSelector.Customization.DataSets;
using BedrockSelector.Customization.Jobs;

namespace BedrockSelector.Cli.Commands;

/// <summary>Checks the files that a specification names, relative to itself so that it can be run from anywhere.</summary>
internal static class SpecData
{
    /// <summary>The files that a specification names and that are not there.</summary>
    public static IEnumerable<(string Field, string File)> Missing(string path, CustomizationSpec spec)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
        return new (string Field, string? File)[] { ("training.file", spec.Training?.File) }
            .Concat(spec.Validation.Select(static (set, i) => (Field: FormattableString.Invariant($"validation[{i}].file"), set.File)))
            .Where(one => one.File is not null && !Path.Exists(Path.Combine(folder, one.File)))
            .Select(static one => (one.Field, one.File!));
    }

    public static async Task<(DataSetReport? Training, DataSetReport? Validation)> CheckAsync(
        string path, CustomizationSpec spec, CustomizationJobResult job, string? tokenFamily, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
        var options = new DataSetCheckOptions
        {
            Base = job.Base!,
            Method = job.Method!.Kind,
            Location = job.Job?.TrainingData,
            TokenFamily = tokenFamily is not null && !Tokens.TokenRatios.Embedded.TryGetFamily(tokenFamily, out _)
                ? throw new CliException($"--token-family '{tokenFamily}' is not known; known are {string.Join(", ", Tokens.TokenRatios.Embedded.Families.Select(static one => one.Id))}.")
                : tokenFamily,
        };
        var checker = new TrainingDataChecker();
        var training = await CheckOneAsync(spec.Training?.File, options, null);
        var validation = await CheckOneAsync(
            spec.Validation.FirstOrDefault(static set => set.File is not null)?.File,
            options with { Role = DataSetRole.Validation },
            training?.Fingerprints);
        return (training?.Report, validation?.Report);

        async Task<DataSetCheck?> CheckOneAsync(string? file, DataSetCheckOptions by, DataSetFingerprints? other)
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
