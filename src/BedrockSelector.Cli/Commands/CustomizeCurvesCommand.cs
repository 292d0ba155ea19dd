using System.CommandLine;
using System.Globalization;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Customization.Curves;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>customize curves</c>: the loss curves of a job, and what they say.</summary>
internal static class CustomizeCurvesCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var training = new Argument<string>("FILE") { Description = "step_wise_training_metrics.csv of the job's output, or the folder that holds it" };
        var validation = Lists.Option("--validation", "validation_metrics.csv; beside the training metrics unless given", "FILE");
        var command = new ToolCommand("curves", "Draw the loss curves of a job and say what they show: overfitting, divergence, too few steps. Exit 3 when the training broke down.")
        {
            Answers = [AnswerSchema.Of<LearningCurves>("customize-curves")],
            Details = "The job writes its metrics below its output location; copy them first: aws s3 cp --recursive OUTPUT/model-customization-job-ID/ metrics/",
            Examples = ["customize curves metrics/", "customize curves step_wise_training_metrics.csv --validation validation_metrics.csv --format json"],
            Arguments = { training },
            Options = { validation },
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var path = Find(parsed.GetValue(training)!, "*training*.csv") ?? throw new CliException($"'{parsed.GetValue(training)}' holds no training metrics (*training*.csv).");
            var other = parsed.GetValue(validation) ?? Find(Path.GetDirectoryName(Path.GetFullPath(path))!, "*validation*.csv");
            var curves = LearningCurves.Read(
                await File.ReadAllTextAsync(path, cancellation), other is null ? null : await File.ReadAllTextAsync(other, cancellation));
            return AnswerPrinter.Print(console, format, Compose(curves));
        });
        return command;
    }

    private static string? Find(string path, string pattern) =>
        File.Exists(path) ? path
        : Directory.Exists(path) ? Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).FirstOrDefault()
        : throw new CliException($"'{path}' does not exist.");

    private static Answer Compose(LearningCurves curves) => new()
    {
        Tables =
        [
            new(
                $"Losses: {curves.Verdict.Name()}",
                [new("curve"), new("points", true), new("first", true), new("lowest", true), new("last", true), new("course")],
                [Row("training", curves.Training), .. curves.Validation.IsEmpty ? Array.Empty<string[]>() : [Row("validation", curves.Validation)]]),
        ],
        Notes = [.. curves.Findings.Select(static finding => finding.Message)],
        Document = AnswerDocument.Of(curves),
        No = curves.Verdict == LearningVerdict.Diverging ? curves.Findings[0].Message : null,
    };

    private static string[] Row(string name, ValueList<LossPoint> points) => points.IsEmpty
        ? [name, "0", "", "", "", ""]
        : [name, Text(points.Length), Text(points[0].Loss), Text(points.Min(static point => point.Loss)), Text(points[^1].Loss), Spark(points)];

    // Forty columns, each the mean of its share of the steps, from the lowest to the highest loss.
    private static string Spark(ValueList<LossPoint> points)
    {
        const string Bars = "▁▂▃▄▅▆▇█";
        const int Columns = 40;
        double[] losses = [.. points.Select(static point => point.Loss).Where(double.IsFinite)];
        if (losses.Length == 0)
        {
            return "";
        }

        var columns = Math.Min(Columns, losses.Length);
        double[] means = [.. Enumerable.Range(0, columns).Select(i => losses[(i * losses.Length / columns)..((i + 1) * losses.Length / columns)].Average())];
        var (low, high) = (means.Min(), means.Max());
        return string.Concat(means.Select(mean => Bars[high > low ? (int)Math.Round((mean - low) / (high - low) * (Bars.Length - 1)) : 0]));
    }

    private static string Text(double number) => Math.Round(number, 4).ToString(CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
