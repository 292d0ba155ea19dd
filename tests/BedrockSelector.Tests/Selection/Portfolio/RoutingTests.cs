using System.Globalization;
using BedrockSelector.Evidence;
using BedrockSelector.Selection.Portfolio;

namespace BedrockSelector.Tests.Selection.Portfolio;

/// <summary>From plain results to a route: fit, frontier, and what it is worth on questions not seen.</summary>
public class RoutingTests
{
    [Test]
    public void FitAndFrontier_TwoModelsOfDifferentPrice_RecoverMoreOfTheGapThanChance()
    {
        // Sixty classes; the dear model is better by 0.05 in most and by 0.35 in ten of them. Chance recovers half of the gap.
        var recovered = Enumerable.Range(0, 10).Average(Recovered);

        Assert.That(recovered, Is.GreaterThan(0.65));
    }

    private static double Recovered(int seed)
    {
        var random = new Random(seed);
        var gains = Enumerable.Range(0, 60).Select(k => k < 10 ? 0.35 : 0.05).ToArray();
        var results = Enumerable.Range(0, 60 * 30).SelectMany(i => new EvaluationResult[]
        {
            new($"class{i % 60}", "cheap", random.NextDouble() < 0.5 ? 1 : 0, 0.001m),
            new($"class{i % 60}", "dear", random.NextDouble() < 0.5 + gains[i % 60] ? 1 : 0, 0.02m),
        });
        var fit = EvidenceFit.Of(EvaluationResults.Of(results));
        var options = fit.Rows.Select(static row => new TaskOption(row.Task, row.Model, decimal.Round((decimal)row.Quality, 12), row.CostUsd!.Value, row.Weight));
        var frontier = new TaskPortfolio(options).Frontier();
        var (area, calls, gap) = (0d, 0d, 0d);
        foreach (var index in frontier.Supported)
        {
            var dear = frontier.AssignmentOf(index).Where(a => a.Model == "dear").Select(a => int.Parse(a.Task[5..], CultureInfo.InvariantCulture)).ToArray();
            var (x, y) = (dear.Length / 60d, dear.Sum(k => gains[k]) / gains.Sum());
            area += (x - calls) * (y + gap) / 2;
            (calls, gap) = (x, y);
        }

        return area + ((1 - calls) * (1 + gap) / 2);
    }
}
