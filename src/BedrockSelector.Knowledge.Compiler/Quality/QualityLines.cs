using System.Globalization;
using System.Text;
using BedrockSelector.Evidence;

namespace BedrockSelector.Knowledge.Compiler.Quality;

/// <summary>Writes fitted quality as observations: derived figures that may stand in the tree.</summary>
internal static class QualityLines
{
    public static string Write(QualityFit fit)
    {
        var text = new StringBuilder("subject,fact,tier,scopes,regions,where,value,date,note\n");
        foreach (var (model, mode) in fit.Subjects)
        {
            var scores = fit.Tasks.Select(task => fit.Assess(model, mode, task)).Where(static one => one.Score is not null).ToArray();
            foreach (var score in scores)
            {
                var where = $"task={score.Task}; mode={mode}";
                Line(text, model.Value, "quality.score", where, Number(score.Score!.Value));
                Line(text, model.Value, "quality.standardError", where, Number(score.StandardError!.Value));
            }

            // Mostly one list stands behind all tasks: it is said once, and a task that differs says its own.
            var lists = scores.GroupBy(static one => string.Join(' ', one.Benchmarks), StringComparer.Ordinal)
                .OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key, StringComparer.Ordinal).ToArray();
            foreach (var (index, list) in lists.Index())
            {
                if (index == 0)
                {
                    Line(text, model.Value, $"qualityBenchmarks.{mode}", "", list.Key);
                    continue;
                }

                foreach (var score in list)
                {
                    Line(text, model.Value, "quality.benchmarks", $"task={score.Task}; mode={mode}", list.Key);
                }
            }
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string model, string fact, string where, string value) =>
        text.Append(CultureInfo.InvariantCulture, $"{model},{fact},,,,{where},{value},,\n");

    private static string Number(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);
}
