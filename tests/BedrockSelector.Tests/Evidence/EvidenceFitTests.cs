using BedrockSelector.Evidence;

namespace BedrockSelector.Tests.Evidence;

public class EvidenceFitTests
{
    [Test]
    public void Of_ManyResults_ComesToTheirMean()
    {
        var fit = EvidenceFit.Of(EvaluationResults.Of(Outcomes("qa", "m", 9_000, 1_000).Concat(Outcomes("qa", "n", 4_000, 6_000))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Row(fit, "qa", "m").Quality, Is.EqualTo(0.9).Within(0.005));
            Assert.That(Row(fit, "qa", "n").Quality, Is.EqualTo(0.4).Within(0.005));

            // sqrt(0.9 × 0.1 / 10 000) = 0.003
            Assert.That(Row(fit, "qa", "m").StandardError, Is.EqualTo(0.003).Within(0.0007));
        }
    }

    [Test]
    public void Of_OneTaskWithFewResults_IsDrawnTowardsWhatTheModelDoesElsewhere()
    {
        var results = Enumerable.Range(0, 20).SelectMany(k => Outcomes($"t{k}", "m", 80, 20).Concat(Outcomes($"t{k}", "n", 60, 40)))
            .Concat(Outcomes("few", "m", 0, 2)).Concat(Outcomes("few", "n", 2, 0));

        var fit = EvidenceFit.Of(EvaluationResults.Of(results));

        using (Assert.EnterMultipleScope())
        {
            // Two results say 0 and 1; twenty tasks say that m is better by 0.2.
            Assert.That(Row(fit, "few", "m").Quality, Is.GreaterThan(0.5));
            Assert.That(fit.Compare("t3", "m", "n").Verdict, Is.EqualTo(ComparisonVerdict.First));
            Assert.That(Row(fit, "few", "m").StandardError, Is.GreaterThan(Row(fit, "t3", "m").StandardError));
        }
    }

    [Test]
    public void Of_PercentScores_GivesTheSameInPercent()
    {
        var results = Outcomes("qa", "m", 30, 10).Concat(Outcomes("qa", "n", 10, 30)).Concat(Outcomes("code", "m", 5, 5)).ToArray();
        var unit = EvidenceFit.Of(EvaluationResults.Of(results));

        var percent = EvidenceFit.Of(EvaluationResults.Of(results.Select(r => r with { Score = r.Score * 100 })));

        Assert.That(percent.Rows.Select(r => r.Quality / 100), Is.EqualTo(unit.Rows.Select(r => r.Quality)).Within(1e-9));
    }

    [Test]
    public void Of_PriorThatPrefersOne_DecidesWhileThereAreFewResults()
    {
        var options = new EvidenceFitOptions { Prior = (_, model) => new(model == "m" ? 80 : 40, 2) };
        double Lead(int results) => EvidenceFit.Of(EvaluationResults.Of(Outcomes("qa", "m", results, results).Concat(Outcomes("qa", "n", results, results))), options)
            .Compare("qa", "m", "n").Difference;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Lead(1), Is.GreaterThan(0.1));
            Assert.That(Lead(5_000), Is.EqualTo(0).Within(0.02));
            Assert.That(Lead(1), Is.GreaterThan(Lead(20)).And.GreaterThan(Lead(200)));
        }
    }

    [Test]
    public void Of_PriorThatKnowsNothing_ChangesNothing()
    {
        var results = EvaluationResults.Of(Outcomes("qa", "m", 3, 1).Concat(Outcomes("qa", "n", 1, 3)));

        var fit = EvidenceFit.Of(results, new() { Prior = static (_, _) => null });

        Assert.That(fit.Rows, Is.EqualTo(EvidenceFit.Of(results).Rows));
    }

    [Test]
    public void Of_RowsInAnotherOrder_GivesTheSameFit()
    {
        var results = Enumerable.Range(0, 60).Select(i => new EvaluationResult($"t{i % 3}", $"m{i % 4}", i * 7 % 10 / 10m, 0.001m * i)).ToArray();

        Assert.That(EvidenceFit.Of(EvaluationResults.Of(results.Reverse())).Rows, Is.EqualTo(EvidenceFit.Of(EvaluationResults.Of(results)).Rows));
    }

    [Test]
    public void Of_Weight_IsTheMostResultsAnyModelHasAtTheTask()
    {
        var fit = EvidenceFit.Of(EvaluationResults.Of(Outcomes("qa", "m", 3, 2).Concat(Outcomes("qa", "n", 1, 1))));

        Assert.That(fit.Rows.Select(r => r.Weight), Is.EqualTo([5, 5]));
    }

    [Test]
    public void Of_Nothing_IsEmpty() => Assert.That(EvidenceFit.Of(EvaluationResults.Of([])).Rows, Is.Empty);

    [Test]
    public void Intervals_OfRepeatedExperiments_HoldTheTruth()
    {
        var random = new Random(5);
        var (held, all) = (0, 0);
        for (var run = 0; run < 60; run++)
        {
            var truth = Enumerable.Range(0, 12).Select(_ => 0.3 + (0.6 * random.NextDouble())).ToArray();
            var results = Enumerable.Range(0, 12 * 25).Select(i => new EvaluationResult($"t{i % 6}", $"m{i % 12 / 6}", random.NextDouble() < truth[i % 12] ? 1 : 0));
            var fit = EvidenceFit.Of(EvaluationResults.Of(results));
            foreach (var row in fit.Rows)
            {
                var value = truth[(row.Task[1] - '0') + (6 * (row.Model[1] - '0'))];
                held += row.Low <= value && value <= row.High ? 1 : 0;
                all++;
            }
        }

        Assert.That(held / (double)all, Is.EqualTo(0.95).Within(0.03));
    }

    [Test]
    public void Compare_Undecided_SaysAboutHowManyResultsAreNeeded()
    {
        var fit = EvidenceFit.Of(EvaluationResults.Of(Outcomes("qa", "m", 12, 8).Concat(Outcomes("qa", "n", 10, 10))));

        var comparison = fit.Compare("qa", "m", "n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(comparison.Verdict, Is.EqualTo(ComparisonVerdict.Undecided));
            Assert.That(comparison.ProbabilityFirst, Is.GreaterThan(0.5).And.LessThan(0.9));
            Assert.That(comparison.ResultsNeeded, Is.GreaterThan(50));
        }
    }

    [Test]
    public void Compare_ModelWithoutResults_Throws()
    {
        var fit = EvidenceFit.Of(EvaluationResults.Of(Outcomes("qa", "m", 1, 1)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => fit.Compare("qa", "m", "n"), Throws.InstanceOf<KeyNotFoundException>());
            Assert.That(fit.TryCompare("code", "m", "m", out _), Is.False);
        }
    }

    [TestCase(101, 1)]
    [TestCase(50, 0)]
    [TestCase(double.NaN, 1)]
    public void Of_PriorOutOfRange_Throws(double score, double error) => Assert.That(
        () => EvidenceFit.Of(EvaluationResults.Of(Outcomes("qa", "m", 1, 1)), new() { Prior = (_, _) => new(score, error) }),
        Throws.ArgumentException);

    internal static IEnumerable<EvaluationResult> Outcomes(string task, string model, int good, int bad, decimal? cost = null) =>
        Enumerable.Repeat(new EvaluationResult(task, model, 1, cost), good).Concat(Enumerable.Repeat(new EvaluationResult(task, model, 0, cost), bad));

    private static FittedQuality Row(EvidenceFit fit, string task, string model) => fit.Rows.Single(r => r.Task == task && r.Model == model);
}
