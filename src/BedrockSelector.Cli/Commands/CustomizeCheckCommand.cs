using System.CommandLine;
using System.Globalization;
using BedrockSelector.Answers;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Costs;
using BedrockSelector.Customization;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Customization.Plans;
using BedrockSelector.Planning.Training;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>customize check</c>: checks training data line by line.</summary>
internal static class CustomizeCheckCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "the training data: JSON lines in UTF-8, of any size, or a folder of such files" };
        var model = new Option<string>("--base") { Description = "the base model", HelpName = "MODEL", Required = true };
        var method = Lists.Option("--method", "fine-tuning, continued-pre-training, distillation or reinforcement-fine-tuning; the base's first unless given", "METHOD");
        var validation = Lists.Option("--validation", "the validation data; compared with the training data", "FILE");
        var location = Lists.Option("--s3-uri", "where the training data will lie, for the rule that media share its bucket", "URI");
        var epochs = Lists.Option("--epochs", "epochs for the training cost; AWS's default unless given", "N");
        var batchSize = Lists.Option("--batch-size", "batch size of the job, on which some length limits depend; 1 unless given", "N");
        var family = Lists.Option("--token-family", "tokenizer family to count by, such as nova-1; the base's own unless given", "NAME");
        var derived = new Option<bool>("--allow-derived") { Description = "accept rates that are computed, not read" };
        var command = new ToolCommand(
            "check",
            "Check training data line by line: format, lengths, roles, reserved words, media, duplicates, overlap; count tokens and cost the training. Exit 3 when there are errors.")
        {
            Answers = [AnswerSchema.Of<DataSetCheckDocument>("customize-check")],
            Examples =
            [
                "customize check train.jsonl --base amazon.nova-micro-v1:0 --validation test.jsonl",
                "customize check prompts.jsonl --base amazon.nova-micro-v1:0 --method distillation --format json",
            ],
            Arguments = { file },
            Options = { model, method, validation, location, epochs, batchSize, family, derived },
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var customizable = CustomizeArguments.Base(parsed.GetValue(model)!);
            var kind = CustomizeArguments.Method(parsed.GetValue(method));
            var batch = Lists.Amount(parsed, batchSize, 1_000_000m, "a whole number from 1 to 1000000");
            if (batch is < 1m || batch != (batch is null ? null : decimal.Truncate(batch.Value)))
            {
                throw new CliException($"--batch-size '{parsed.GetValue(batchSize)}' is not a whole number from 1 to 1000000.");
            }

            var options = new DataSetCheckOptions
            {
                Base = customizable,
                Method = kind is { } wanted && !customizable.TryGetMethod(wanted, out _)
                    ? throw new CliException($"--method '{parsed.GetValue(method)}' is not offered for {customizable.Name}; it has {string.Join(", ", customizable.Methods.Select(static one => ClosedSet.Name(one.Kind)))}.")
                    : kind,
                FileName = Directory.Exists(parsed.GetValue(file)!) ? null : Path.GetFileName(parsed.GetValue(file)!),
                Location = parsed.GetValue(location) is { } uri ? S3Uri.Parse(uri) : null,
                BatchSize = (int)(batch ?? 1m),
                TokenFamily = parsed.GetValue(family) is { } name && !Tokens.TokenRatios.Embedded.TryGetFamily(name, out _)
                    ? throw new CliException($"--token-family '{name}' is not known; known are {string.Join(", ", Tokens.TokenRatios.Embedded.Families.Select(static one => one.Id))}.")
                    : parsed.GetValue(family),
            };
            var checker = new TrainingDataChecker();
            await using var data = CustomizeArguments.Open(parsed.GetValue(file)!);
            var training = await checker.CheckAsync(data, options, null, cancellation);
            DataSetReport? other = null;
            if (parsed.GetValue(validation) is { } path)
            {
                await using var held = CustomizeArguments.Open(path);
                other = (await checker.CheckAsync(held, options with { Role = DataSetRole.Validation, FileName = Path.GetFileName(path) }, training.Fingerprints, cancellation)).Report;
            }

            var cost = Cost(training.Report, options, Lists.Amount(parsed, epochs, 1_000m, "a number from 0 to 1000"), batch);
            return AnswerPrinter.Print(console, format, DataSetAnswer.Compose(training.Report, other, cost));

            TrainingPhase? Cost(DataSetReport report, DataSetCheckOptions checkedBy, decimal? epochCount, decimal? batchOfJob)
            {
                // A sketch of the job is enough: the cost asks for base, method and hyperparameters.
                var spec = new CustomizationSpec
                {
                    Base = checkedBy.Base.ModelId.Value,
                    Method = ClosedSet.Name(report.Method),
                    Hyperparameters =
                    [
                        .. epochCount is { } count ? new[] { new HyperparameterValue("epochCount", count.Plain()) } : [],
                        .. batchOfJob is { } size ? new[] { new HyperparameterValue("batchSize", size.ToString(CultureInfo.InvariantCulture)) } : [],
                    ],
                };
                var job = new CustomizationJobBuilder().Build(spec);
                return job.Region is null
                    ? null
                    : new CustomizationPlanner(catalog, time: console.Time)
                        .PlanTraining(spec, job, report, new() { AsOf = date, DerivedRates = parsed.GetValue(derived) ? DerivedRates.Allow : DerivedRates.Refuse });
            }
        });
        return command;
    }
}
