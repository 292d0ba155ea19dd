using System.Globalization;
using BedrockSelector.Planning.Inference;

namespace BedrockSelector.Cli.Output;

/// <summary>Draws a plan over time, and what simpler plans cost, in 80 columns of text.</summary>
internal static class PlanChart
{
    private const int BarWidth = 40;

    private static readonly char[] Blocks = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

    /// <summary>The lines of the picture; none where there is nothing to see.</summary>
    public static IEnumerable<string> Of(InferencePhase phase)
    {
        if (phase.Series.Count < 2 || (phase.Purchases == 0 && phase.Series.All(static point => point.Units == 0)))
        {
            yield break;
        }

        yield return $"Over time, {Hours(phase.Series[^1].ToHour)} from left to right:";
        yield return Line(phase, static point => point.TokensPerMinute);
        yield return $"demand, up to {Short(phase.Series.Max(static point => point.TokensPerMinute))} tokens a minute";
        yield return Line(phase, static point => point.Units);
        yield return $"held, up to {Short(phase.Series.Max(static point => point.Units))} units";
        if (phase.Series.Any(static point => point.OverflowTokensPerMinute > 0m))
        {
            yield return Line(phase, static point => point.OverflowTokensPerMinute);
            yield return $"beyond it, up to {Short(phase.Series.Max(static point => point.OverflowTokensPerMinute))} tokens a minute";
        }

        if (phase.CostCurve.Count > 1)
        {
            yield return "Total by number of purchases:";
            var most = phase.CostCurve.Max(static point => point.TotalUsd);
            foreach (var point in phase.CostCurve)
            {
                var bar = most == 0m ? 0 : (int)Math.Round(point.TotalUsd / most * BarWidth);
                yield return string.Create(CultureInfo.InvariantCulture, $"{point.Purchases,6} {new string('█', bar)} {PlanNotes.Round(point.TotalUsd)} USD");
            }
        }
    }

    private static string Line(InferencePhase phase, Func<PlanPoint, decimal> figure)
    {
        var most = phase.Series.Max(figure);
        return new([.. phase.Series.Select(point => most == 0m ? Blocks[0] : Blocks[(int)Math.Ceiling(figure(point) / most * (Blocks.Length - 1))])]);
    }

    private static string Hours(int hours) => string.Create(CultureInfo.InvariantCulture, $"{hours:#,0} hours");

    private static string Short(decimal value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
