using BedrockSelector.Selection.Stability;
using FsCheck;
using FsCheck.Fluent;

namespace BedrockSelector.Tests.Selection.Stability;

public class WeightStabilityTests
{
    [Test]
    public void Analyze_TwoCandidates_GivesTheCrossing()
    {
        // Quality and cost alike: a has 0.8 and 0.2, b has 0.5 and 0.4. a leads while 0.3 x > 0.2 (1 - x), so from x = 0.4 on.
        var report = WeightStability.Analyze([1, 1], [0.8, 0.2, 0.5, 0.4]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Winner, Is.Zero);
            Assert.That(report.RunnerUp, Is.EqualTo(1));
            Assert.That(report.Lead, Is.EqualTo(0.05).Within(1e-15));
            Assert.That(report.Weights[0].From, Is.EqualTo(0.4).Within(1e-15));
            Assert.That(report.Weights[0].To, Is.EqualTo(1));
            Assert.That(report.Weights[0].WinnerBelow, Is.EqualTo(1));
            Assert.That(report.Weights[0].WinnerAbove, Is.Null);
            Assert.That(report.Weights[1].To, Is.EqualTo(0.6).Within(1e-15));
            Assert.That(report.SmallestFlip!.Value.Change, Is.EqualTo(0.1).Within(1e-15));
            Assert.That(report.SmallestFlip.Value.Winner, Is.EqualTo(1));
        }
    }

    [Test]
    public void Analyze_OneCandidate_NeverChanges()
    {
        var report = WeightStability.Analyze([5, 2, 3], [0.1, 0.2, 0.3]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.RunnerUp, Is.Null);
            Assert.That(report.Lead, Is.Null);
            Assert.That(report.SmallestFlip, Is.Null);
            Assert.That(report.Weights, Is.EqualTo([new WeightInterval(0.5, 0, 1, null, null), new(0.2, 0, 1, null, null), new(0.3, 0, 1, null, null)]));
        }
    }

    [Test]
    public void Analyze_TwoEqualScores_TakesTheFirstAndHasNoRoom()
    {
        // Both score 0.5 at equal weights: more quality is for a, less for b.
        var report = WeightStability.Analyze([1, 1], [0.6, 0.4, 0.4, 0.6]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Winner, Is.Zero);
            Assert.That(report.Weights[0], Is.EqualTo(new WeightInterval(0.5, 0.5, 1, 1, null)));
            Assert.That(report.SmallestFlip!.Value.Change, Is.Zero);
        }
    }

    [Test]
    public void Analyze_TwinCandidates_NeverChange() => Assert.That(
        WeightStability.Analyze([1, 2], [0.6, 0.4, 0.6, 0.4]).SmallestFlip, Is.Null);

    [Test]
    public void Analyze_OnlyOneWeight_LetsTheOthersShareTheRest()
    {
        // All on quality: a 1 > b 0.9. With a share x the others get (1 - x) / 2 each: a 0 and 0, b 0.5 and 0.5.
        // 0.1 x = 0.5 (1 - x) at x = 5/6.
        var report = WeightStability.Analyze([1, 0, 0], [1, 0, 0, 0.9, 0.5, 0.5]);

        Assert.That(report.Weights[0].From, Is.EqualTo(5 / 6d).Within(1e-12));
    }

    [Test]
    public void Analyze_RandomCatalogs_IntervalsEqualABisectionOfThePlainRanking() => Prop.ForAll(
        Gen.Choose(1, 1_000_000_000).ToArbitrary(),
        seed =>
        {
            var random = new Random(seed);
            var candidates = random.Next(1, 12);
            double[] weights = [random.NextDouble(), random.NextDouble(), random.NextDouble()];
            double[] utilities = [.. Enumerable.Range(0, 3 * candidates).Select(_ => random.NextDouble())];
            var report = WeightStability.Analyze(weights, utilities);
            var winner = Winner(weights, utilities);
            return report.Winner == winner && Enumerable.Range(0, 3).All(k =>
            {
                var interval = report.Weights[k];
                return Math.Abs(interval.From - Bisect(weights, utilities, winner, k, interval.Share, 0)) < 1e-9
                    && Math.Abs(interval.To - Bisect(weights, utilities, winner, k, interval.Share, 1)) < 1e-9
                    && (interval.WinnerBelow is not { } below || Winner(Moved(weights, k, interval.From - 1e-7), utilities) is var w && (w == below || w == winner || interval.From < 1e-6 || Close(weights, utilities, k, interval.From, w, below)))
                    && (interval.WinnerAbove is not { } above || Winner(Moved(weights, k, Math.Min(interval.To + 1e-7, 1)), utilities) is var v && (v == above || v == winner || Close(weights, utilities, k, interval.To, v, above)));
            });
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Analyze_WeightsScaled_ChangesNothing()
    {
        double[] utilities = [0.8, 0.1, 0.5, 0.4, 0.6, 0.3, 0.2, 0.9, 0.8];

        var first = WeightStability.Analyze([5, 2, 3], utilities);
        var second = WeightStability.Analyze([50, 20, 30], utilities);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Weights, Is.EqualTo(first.Weights));
            Assert.That(second.SmallestFlip, Is.EqualTo(first.SmallestFlip));
        }
    }

    private static readonly object[] Malformed =
    [
        new object[] { Array.Empty<double>(), new[] { 1d } },
        new object[] { new[] { 1d }, Array.Empty<double>() },
        new object[] { new[] { 1d, 1d }, new[] { 1d, 2d, 3d } },
        new object[] { new[] { 0d, 0d }, new[] { 1d, 2d } },
        new object[] { new[] { -1d, 2d }, new[] { 1d, 2d } },
        new object[] { new[] { double.NaN, 2d }, new[] { 1d, 2d } },
        new object[] { new[] { 1d, 2d }, new[] { double.PositiveInfinity, 2d } },
    ];

    [TestCaseSource(nameof(Malformed))]
    public void Analyze_MalformedFigures_Throws(double[] weights, double[] utilities) =>
        Assert.That(() => WeightStability.Analyze(weights, utilities), Throws.ArgumentException);

    private static bool Close(double[] weights, double[] utilities, int k, double share, int a, int b)
    {
        var scores = Scores(Moved(weights, k, share), utilities);
        return Math.Abs(scores[a] - scores[b]) < 1e-6;
    }

    /// <summary>The last share towards an end at which the plain ranking still gives the winner.</summary>
    private static double Bisect(double[] weights, double[] utilities, int winner, int k, double from, double end)
    {
        if (Winner(Moved(weights, k, end), utilities) == winner)
        {
            return end;
        }

        var (stays, goes) = (from, end);
        for (var i = 0; i < 100; i++)
        {
            var middle = (stays + goes) / 2;
            (stays, goes) = Winner(Moved(weights, k, middle), utilities) == winner ? (middle, goes) : (stays, middle);
        }

        return stays;
    }

    private static double[] Moved(double[] weights, int k, double share)
    {
        var others = weights.Sum() - weights[k];
        return [.. weights.Select((w, j) => j == k ? share : (1 - share) * w / others)];
    }

    private static double[] Scores(double[] weights, double[] utilities) =>
        [.. Enumerable.Range(0, utilities.Length / 3).Select(c => (weights[0] * utilities[3 * c]) + (weights[1] * utilities[(3 * c) + 1]) + (weights[2] * utilities[(3 * c) + 2]))];

    private static int Winner(double[] weights, double[] utilities)
    {
        var scores = Scores(weights, utilities);
        return Array.IndexOf(scores, scores.Max());
    }
}
