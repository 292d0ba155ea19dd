using System.CommandLine;
using System.Globalization;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Customization.Evaluation;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>customize evaluate</c>: was the custom model worth it?</summary>
internal static class CustomizeEvaluateCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var file = new Argument<string>("RESULTS") { Description = "a CSV with task, model and score, and perhaps cost_usd: one row a case and model; a task is a held-out case" };
        var model = new Option<string>("--base") { Description = "the base, as the file names it", HelpName = "MODEL", Required = true };
        var custom = new Option<string>("--custom") { Description = "the custom model, as the file names it", HelpName = "MODEL", Required = true };
        var training = Lists.Option("--training-cost", "what training cost, in US dollars, for the volume that pays it back", "USD");
        var command = new ToolCommand("evaluate", "Compare a custom model with its base on the same held-out cases by an exact or sampled paired test, with cost beside quality and the volume that pays the training back.")
        {
            Answers = [AnswerSchema.Of<PairedComparison>("customize-evaluate")],
            Details = "Offline: the results are yours. The same file feeds evidence fit.",
            Examples = ["customize evaluate results.csv --base amazon.nova-micro-v1:0 --custom DemoCustomModel --training-cost 12"],
            Arguments = { file },
            Options = { model, custom, training },
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var paid = Lists.Amount(parsed, training, 1_000_000_000m, "an amount in US dollars");
            var rows = await RowsAsync(parsed.GetValue(file)!, cancellation);
            var (left, right) = (Of(rows, parsed.GetValue(model)!), Of(rows, parsed.GetValue(custom)!));
            PairedCase[] cases = [.. left.Keys.Where(right.ContainsKey).Order(StringComparer.Ordinal).Select(id => new PairedCase(id, left[id].Score, right[id].Score))];
            if (cases.Length == 0)
            {
                throw new CliException($"No case was answered by both '{parsed.GetValue(model)}' and '{parsed.GetValue(custom)}'; the models of the file are {string.Join(", ", rows.Select(static row => row.Model).Distinct())}.");
            }

            var comparison = PairedComparison.Of(cases);
            var (baseCost, customCost) = (Cost(left, cases), Cost(right, cases));
            return AnswerPrinter.Print(console, format, new()
            {
                Tables =
                [
                    new(
                        null,
                        [new("model"), new("mean score", true), new("USD a case", true)],
                        [[parsed.GetValue(model)!, Text(comparison.BaseScore), baseCost?.Plain() ?? "unknown"], [parsed.GetValue(custom)!, Text(comparison.CustomScore), customCost?.Plain() ?? "unknown"]]),
                ],
                Notes =
                [
                    comparison.Verdict,
                    string.Create(CultureInfo.InvariantCulture, $"Better on {comparison.Better}, worse on {comparison.Worse} of {comparison.Cases} cases; the difference lies between {comparison.DifferenceLow:0.####} and {comparison.DifferenceHigh:0.####} (95 %, {comparison.Test.Name()})."),
                    .. PaidBack(paid, baseCost, customCost),
                ],
                Document = AnswerDocument.Of(comparison),
            });
        });
        return command;
    }

    private static IEnumerable<string> PaidBack(decimal? paid, decimal? baseCost, decimal? customCost)
    {
        if (paid is { } training && baseCost is { } one && customCost is { } other)
        {
            yield return other < one
                ? $"{decimal.Ceiling(training / (one - other)).Plain()} requests pay the training back, without storage and serving by the hour."
                : "A request costs no less on the custom model: no volume pays the training back by cost alone.";
        }
    }

    private static async Task<List<(string Case, string Model, double Score, decimal? Cost)>> RowsAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            throw new CliException($"'{path}' does not exist.");
        }

        var lines = await File.ReadAllLinesAsync(path, cancellation);
        var names = lines.Length == 0 ? [] : lines[0].Split(',', StringSplitOptions.TrimEntries);
        var columns = new[] { "task", "model", "score", "cost_usd" }.Select(name => Array.IndexOf(names, name)).ToArray();
        if (columns.AsSpan(0, 3).Contains(-1))
        {
            throw new CliException($"'{path}' has the columns {string.Join(", ", names)}; task, model and score are wanted.");
        }

        var rows = new List<(string, string, double, decimal?)>();
        for (var i = 1; i < lines.Length; i++)
        {
            var cells = lines[i].Split(',', StringSplitOptions.TrimEntries);
            if (lines[i].Length > 0)
            {
                rows.Add(cells.Length == names.Length && double.TryParse(cells[columns[2]], NumberStyles.Float, CultureInfo.InvariantCulture, out var score) && double.IsFinite(score)
                    ? (cells[columns[0]], cells[columns[1]], score, columns[3] >= 0 && decimal.TryParse(cells[columns[3]], NumberStyles.Float, CultureInfo.InvariantCulture, out var cost) ? cost : null)
                    : throw new CliException($"{path}, line {i + 1}: '{lines[i]}' is no row of task, model and score."));
            }
        }

        return rows;
    }

    private static Dictionary<string, (double Score, decimal? Cost)> Of(List<(string Case, string Model, double Score, decimal? Cost)> rows, string model) =>
        rows.Where(row => row.Model == model).GroupBy(static row => row.Case).ToDictionary(
            static group => group.Key, static group => (group.Average(static row => row.Score), group.Average(static row => row.Cost)), StringComparer.Ordinal);

    private static decimal? Cost(Dictionary<string, (double Score, decimal? Cost)> of, PairedCase[] cases) =>
        cases.Any(one => of[one.Id].Cost is null) ? null : Math.Round(cases.Average(one => of[one.Id].Cost!.Value), 12);

    private static string Text(double number) => Math.Round(number, 4).ToString(CultureInfo.InvariantCulture);
}
