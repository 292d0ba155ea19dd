using System.CommandLine;
using System.Globalization;
using System.Text;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Customization.Conversion;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>customize split</c>: splits records into training and validation without leaks.</summary>
internal static class CustomizeSplitCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "the records: JSON lines, or a folder of such files" };
        var training = new Option<string>("--training") { Description = "the file of training records to write", HelpName = "FILE", Required = true };
        var validation = new Option<string>("--validation") { Description = "the file of validation records to write", HelpName = "FILE", Required = true };
        var share = Lists.Option("--share", "share of validation, above 0 and below 1; 0.1 unless given", "S");
        var threshold = Lists.Option("--threshold", "from which share of common runs of three words two records are near-duplicates; 0.7 unless given", "J");
        var most = Lists.Option("--most", "how many records validation may have at most", "N");
        var command = new ToolCommand("split", "Split records into training and validation so that duplicates and near-duplicates stay on one side; the same records give the same split.")
        {
            Answers = [AnswerSchema.Of<SplitReport>("customize-split")],
            Examples = ["customize split all.jsonl --training train.jsonl --validation test.jsonl --share 0.1"],
            Arguments = { file },
            Options = { training, validation, share, threshold, most },
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var records = new List<string>();
            await foreach (var line in CustomizeConvertCommand.Lines(parsed.GetValue(file)!, cancellation))
            {
                if (!string.IsNullOrWhiteSpace(line))
                {
                    records.Add(line);
                }
            }

            var (toValidation, report) = DataSetSplitter.Split(
                records,
                Lists.Number(parsed, share, 0.000001, 0.999999, "a number above 0 and below 1") ?? 0.1,
                Lists.Number(parsed, threshold, 0.01, 1, "a number from 0.01 to 1") ?? 0.7,
                (int?)Lists.Amount(parsed, most, 1_000_000m, "a number of records"));
            foreach (var (path, isValidation) in new[] { (parsed.GetValue(training)!, false), (parsed.GetValue(validation)!, true) })
            {
                await using var written = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
                for (var i = 0; i < records.Count; i++)
                {
                    if (toValidation[i] == isValidation)
                    {
                        await written.WriteLineAsync(records[i].AsMemory(), cancellation);
                    }
                }
            }

            return AnswerPrinter.Print(console, format, Compose(report));
        });
        return command;
    }

    private static Answer Compose(SplitReport report) => new()
    {
        Tables =
        [
            new(
                null,
                [new("training", true), new("validation", true), new("groups of near-duplicates", true), new("records in them", true), new("largest", true)],
                [[Text(report.Training), Text(report.Validation), Text(report.Groups), Text(report.NearDuplicates), Text(report.LargestGroup)]]),
        ],
        Warnings = report.Lacking > 0 ? [string.Create(CultureInfo.InvariantCulture, $"Validation has {report.Lacking} records fewer than asked for: groups of near-duplicates are not torn apart.")] : [],
        Document = AnswerDocument.Of(report),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
