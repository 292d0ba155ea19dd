using BedrockSelector.Selection.Stability;
using FsCheck;
using FsCheck.Fluent;

namespace BedrockSelector.Tests.Selection.Stability;

public class WinnerConfidenceTests
{
    // Phi((1 - 0) / sqrt(0.6^2 + 0.8^2)) = Phi(1) = 0.841344746068543 (tables of the normal distribution).
    [Test]
    public void ProbabilityBest_TwoCandidates_IsTheNormalOfTheirDifference() =>
        Assert.That(WinnerConfidence.ProbabilityBest(0, [1, 0], [0.6, 0.8]), Is.EqualTo(0.841344746068543).Within(1e-12));

    [TestCase(1e-6)]
    [TestCase(1e-3)]
    [TestCase(1)]
    [TestCase(1e3)]
    public void ProbabilityBest_VeryDifferentDeviations_IsTheNormalOfTheirDifference(double deviation)
    {
        // The same closed form: a lead of one deviation of the difference.
        var lead = Math.Sqrt(1 + (deviation * deviation));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(WinnerConfidence.ProbabilityBest(0, [lead, 0], [1, deviation]), Is.EqualTo(0.841344746068543).Within(1e-9));
            Assert.That(WinnerConfidence.ProbabilityBest(0, [lead, 0], [deviation, 1]), Is.EqualTo(0.841344746068543).Within(1e-9));
        }
    }

    [Test]
    public void ProbabilityBest_EqualCandidates_IsOneOverTheirNumber() => Assert.That(
        WinnerConfidence.ProbabilityBest(2, [5, 5, 5, 5], [2, 2, 2, 2]), Is.EqualTo(0.25).Within(1e-12));

    [Test]
    public void ProbabilityBest_AllCandidates_AddUpToOne() => Prop.ForAll(
        Gen.Choose(1, 1_000_000).ToArbitrary(),
        seed =>
        {
            var random = new Random(seed);
            var n = random.Next(1, 9);
            double[] scores = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())];
            double[] deviations = [.. Enumerable.Range(0, n).Select(i => i == 0 && seed % 3 == 0 ? 0 : 0.01 + random.NextDouble())];
            return Math.Abs(Enumerable.Range(0, n).Sum(c => WinnerConfidence.ProbabilityBest(c, scores, deviations)) - 1) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void ProbabilityBest_RivalWithoutError_IsBeatenFromItsScoreOn() => Assert.That(
        WinnerConfidence.ProbabilityBest(0, [1, 0], [1, 0]), Is.EqualTo(0.841344746068543).Within(1e-12));

    [Test]
    public void ProbabilityBest_CertainScores_DecideAndTiesGoToTheFirst()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(WinnerConfidence.ProbabilityBest(0, [2, 2, 1], [0, 0, 0]), Is.EqualTo(1));
            Assert.That(WinnerConfidence.ProbabilityBest(1, [2, 2, 1], [0, 0, 0]), Is.EqualTo(0));
        }
    }

    [Test]
    public void ProbabilityBest_OffersOfOneModel_ShareTheirError()
    {
        // A second offer of the winner's model, a little dearer, takes nothing from the winner: where one is wrong, so is the other.
        var alone = WinnerConfidence.ProbabilityBest(0, [1, 0.2], [0.5, 0.5], [0, 1]);

        var twice = WinnerConfidence.ProbabilityBest(0, [1, 0.99, 0.2, 0.1], [0.5, 0.5, 0.5, 0.5], [0, 0, 1, 1]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(twice, Is.EqualTo(alone).Within(1e-12));
            Assert.That(WinnerConfidence.ProbabilityBest(1, [1, 0.99, 0.2, 0.1], [0.5, 0.5, 0.5, 0.5], [0, 0, 1, 1]), Is.Zero);
        }
    }

    [Test]
    public void ProbabilityBest_ManySamples_AgreeWithTheIntegral()
    {
        double[] scores = [70, 68, 66, 71];
        double[] deviations = [3, 1, 6, 2];
        var random = new Random(1);
        var wins = new int[4];
        for (var i = 0; i < 200_000; i++)
        {
            var drawn = scores.Select((s, c) => s + (deviations[c] * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))).ToArray();
            wins[Array.IndexOf(drawn, drawn.Max())]++;
        }

        for (var c = 0; c < 4; c++)
        {
            Assert.That(WinnerConfidence.ProbabilityBest(c, scores, deviations), Is.EqualTo(wins[c] / 200_000d).Within(0.005));
        }
    }

    [Test]
    public void ProbabilityBest_IndexOutOfRange_Throws() => Assert.That(
        () => WinnerConfidence.ProbabilityBest(2, [1, 2], [1, 1]), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase(double.NaN, 1)]
    [TestCase(1, -1)]
    public void ProbabilityBest_MalformedFigures_Throws(double score, double deviation) => Assert.That(
        () => WinnerConfidence.ProbabilityBest(0, [score], [deviation]), Throws.ArgumentException);
}
