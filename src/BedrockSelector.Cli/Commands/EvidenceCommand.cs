using System.CommandLine;
using System.Globalization;
using BedrockSelector.Answers;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Tables;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>evidence fit</c>: quality from the caller's own results and the shipped evidence.</summary>
internal static class EvidenceCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console) => new("evidence", "Evidence of quality: fit your own evaluation results.")
    {
        Fit(globals, console),
    };

    private static ToolCommand Fit(GlobalOptions globals, CliConsole console)
    {
        var results = new Option<string>("--results") { Description = "CSV with the columns task,model,score and optionally cost_usd, one row a result; outcome may stand for score", HelpName = "FILE", Required = true };
        var scale = Lists.Option("--scale", "unit for scores from 0 to 1, percent for 0 to 100; found from the scores unless given", "SCALE");
        var confidence = Lists.Option("--confidence", "how sure an interval or a verdict must be, 0.5 to 0.999; 0.95 unless given", "C");
        var mode = Lists.Option("--mode", "take the shipped evidence of models that have both modes from standard or reasoning; standard unless given", "MODE");
        var alone = new Option<bool>("--no-prior") { Description = "use these results alone, without the shipped evidence" };
        var command = new ToolCommand("fit", "Combine your own results with the shipped evidence: quality with error bars by task and model, and which models the results cannot tell apart.")
        {
            Details = "One row of FILE is one result. A task named as a class (chat, coding …) and a model named by its id bring in the shipped evidence. The CSV that is printed is what 'portfolio --tasks' reads.",
            Answers = [AnswerSchema.Of<EvidenceFitDocument>("evidence-fit")],
            Examples = ["evidence fit --results results.csv", "evidence fit --results results.csv --no-prior --format csv > fitted.csv"],
            Options = { results, scale, confidence, mode, alone },
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var path = parsed.GetValue(results)!;
            using var reader = InputFile.Open("--results", path);
            var read = EvaluationResultTable.Read(reader, Scale(parsed.GetValue(scale)));
            InputFile.Check(console, path, read.Problems, read.Refused);
            if (read.Results.Cells.IsEmpty)
            {
                throw new CliException($"{path} holds no result; write one row a result under task,model,score.");
            }

            var fit = EvidenceFit.Of(read.Results, new()
            {
                Prior = parsed.GetValue(alone) ? null : EvidencePrior.Of(catalog, new EvidenceStore(catalog), Lists.Mode(parsed.GetValue(mode), catalog)),
                Confidence = Lists.Number(parsed, confidence, 0.501, 0.999, "a confidence; write a number from 0.501 to 0.999") ?? 0.95,
            });
            return AnswerPrinter.Print(console, format, Compose(read.Results, fit));
        });
        return command;
    }

    private static ScoreScale? Scale(string? text) => text switch
    {
        null => null,
        "unit" => ScoreScale.UnitInterval,
        "percent" => ScoreScale.Percent,
        _ => throw new CliException($"--scale '{text}' is not known; write unit or percent."),
    };

    private static Answer Compose(EvaluationResults results, EvidenceFit fit)
    {
        var pairs = Pairs(fit).ToArray();
        return new()
        {
            Tables =
            [
                new(
                    null,
                    [new("task"), new("model"), new("quality", true), new("standard_error", true), new("cost_usd", true), new("weight", true)],
                    [.. fit.Rows.Select(static row => new[]
                    {
                        row.Task, row.Model, Figure(row.Quality), Figure(row.StandardError), row.CostUsd is { } usd ? Rounded(usd) : "", row.Weight.ToString(CultureInfo.InvariantCulture),
                    })]),
                new(
                    "The two best of each task",
                    [new("task"), new("best"), new("next"), new("difference", true), new("± s.e.", true), new("verdict")],
                    [.. pairs.Select(static pair => new[] { pair.Best.Task, pair.Best.Model, pair.Next.Model, Figure(pair.Comparison.Difference, 4), Figure(pair.Comparison.StandardError, 4), Verdict(pair.Comparison) })]),
            ],
            Notes = [$"{results.Count} results, scores from 0 to {(results.Scale == ScoreScale.Percent ? "100" : "1")}; {fit.Rows.Count(static row => row.UsedPrior)} of {fit.Rows.Length} rows lean on shipped evidence too."],
            Document = AnswerDocument.Of(fit.ToDocument(results.Scale, results.Count)),
        };
    }

    private static IEnumerable<(FittedQuality Best, FittedQuality Next, QualityComparison Comparison)> Pairs(EvidenceFit fit)
    {
        foreach (var task in fit.Rows.GroupBy(static row => row.Task))
        {
            if (task.OrderByDescending(static row => row.Quality).ThenBy(static row => row.Model, StringComparer.Ordinal).Take(2).ToArray() is [var best, var next])
            {
                yield return (best, next, fit.Compare(best.Task, best.Model, next.Model));
            }
        }
    }

    private static string Verdict(QualityComparison comparison) => comparison switch
    {
        { Verdict: not ComparisonVerdict.Undecided } => "better",
        { ResultsNeeded: { } needed } => string.Create(CultureInfo.InvariantCulture, $"not enough results to tell these two apart; about {needed} each would do"),
        _ => "not enough results to tell these two apart",
    };

    private static string Figure(double value) => Figure(value, 8);

    private static string Figure(double value, int digits) => ((decimal)Math.Round(value, digits)).ToString("0.########", CultureInfo.InvariantCulture);

    private static string Rounded(decimal usd) => decimal.Round(usd, 12).ToString("0.############", CultureInfo.InvariantCulture);
}
