using System.Collections.Immutable;
using System.Globalization;

namespace BedrockSelector.Customization.Curves;

/// <summary>Reads the metrics that a job writes: comma-separated, a heading, one row a step. Bases name the columns differently.</summary>
internal static class MetricsTable
{
    private static readonly string[] Steps = ["step_number", "step", "global_step", "steps"];
    private static readonly string[] Losses = ["training_loss", "validation_loss", "loss", "train_loss", "val_loss", "eval_loss"];
    private static readonly string[] Epochs = ["epoch_number", "epoch"];
    private static readonly string[] Perplexities = ["perplexity", "training_perplexity", "validation_perplexity"];

    public static ImmutableArray<LossPoint> Read(string what, string csv)
    {
        var lines = csv.TrimStart('\uFEFF').Split('\n');
        var names = Cells(lines[0]).Select(static name => name.ToLowerInvariant().Replace(' ', '_')).ToArray();
        var (step, loss) = (Column(names, Steps), Column(names, Losses));
        if (step < 0 || loss < 0)
        {
            throw new FormatException($"The metrics of {what} have the columns {string.Join(", ", names)}; one of {string.Join(", ", Steps)} and one of {string.Join(", ", Losses)} are wanted.");
        }

        var (epoch, perplexity) = (Column(names, Epochs), Column(names, Perplexities));
        var points = ImmutableArray.CreateBuilder<LossPoint>();
        for (var i = 1; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
            {
                continue;
            }

            var cells = Cells(lines[i]);
            points.Add(new(
                (long)(Number(cells, step) ?? throw Bad(what, i)), Number(cells, epoch), Number(cells, loss) ?? throw Bad(what, i), Number(cells, perplexity)));
        }

        return [.. points.OrderBy(static point => point.Step)];
    }

    private static FormatException Bad(string what, int line) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The metrics of {what}, line {line + 1}: a step and a loss are wanted."));

    private static int Column(string[] names, string[] wanted) => Array.FindIndex(names, wanted.Contains);

    private static string[] Cells(string line) => [.. line.TrimEnd('\r').Split(',').Select(static cell => cell.Trim().Trim('"'))];

    // Broken trainings write nan and inf.
    private static double? Number(string[] cells, int column) =>
        column < 0 || column >= cells.Length ? null
        : double.TryParse(cells[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
        : cells[column].ToLowerInvariant() is "nan" or "inf" or "-inf" ? double.NaN
        : null;
}
