namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>The middle and the spread of a figure over several runs.</summary>
/// <param name="Count">Runs that have the figure; one or more.</param>
/// <param name="Median">The middle value; the mean of the two middle ones for an even count.</param>
/// <param name="LowerQuartile">A quarter of the runs lie at or below it.</param>
/// <param name="UpperQuartile">A quarter of the runs lie at or above it.</param>
/// <param name="Minimum">The smallest value.</param>
/// <param name="Maximum">The largest value.</param>
public sealed record MetricSummary(int Count, double Median, double LowerQuartile, double UpperQuartile, double Minimum, double Maximum)
{
    internal static MetricSummary? Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            return null;
        }

        var sorted = values.ToArray();
        Array.Sort(sorted);
        return new(sorted.Length, Quantile(sorted, 0.5), Quantile(sorted, 0.25), Quantile(sorted, 0.75), sorted[0], sorted[^1]);
    }

    // Linear between the neighbours, as spreadsheets and NumPy do (type 7 of Hyndman and Fan).
    private static double Quantile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
