using BedrockSelector.Selection;
using BedrockSelector.Selection.Stability;

namespace BedrockSelector.Tests.Selection.Stability;

public class SelectionStabilityTests
{
    [Test]
    public void TryAnalyze_Intervals_EndWhereTheSelectorChangesItsMind()
    {
        var selector = SmallCatalog.Selector();
        var result = selector.Select(SmallCatalog.Request);
        SelectionStability.TryAnalyze(result, out var stability);

        using (Assert.EnterMultipleScope())
        {
            foreach (var one in stability!.Criteria)
            {
                Assert.That(one.Share, Is.EqualTo(one.Criterion switch { Criterion.Quality => 0.5, Criterion.Latency => 0.2, _ => 0.3 }).Within(1e-12));
                Assert.That(Winner(selector, one, Math.Min(one.To, 1) - 1e-9), Is.EqualTo(result.Best!.Candidate.CallId));
                Assert.That(Winner(selector, one, one.From + 1e-9), Is.EqualTo(result.Best.Candidate.CallId));
                Assert.That(one.To < 1 ? Winner(selector, one, one.To + 1e-9) : null, Is.EqualTo(one.WinnerAbove?.Candidate.CallId));
                Assert.That(one.From > 0 ? Winner(selector, one, one.From - 1e-9) : null, Is.EqualTo(one.WinnerBelow?.Candidate.CallId));
            }
        }
    }

    [Test]
    public void TryAnalyze_RunnerUp_IsTheBestOfAnotherModel()
    {
        SelectionStability.TryAnalyze(SmallCatalog.Selector().Select(SmallCatalog.Request), out var stability);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stability!.RunnerUp!.Rank, Is.EqualTo(2));
            Assert.That(stability.Lead, Is.EqualTo(stability.Winner.Score - stability.RunnerUp.Score));
            Assert.That(stability.ProbabilityBest, Is.GreaterThan(0.5).And.LessThan(1));
        }
    }

    [Test]
    public void TryAnalyze_QualityWithoutWeight_HasNoProbability()
    {
        SelectionStability.TryAnalyze(SmallCatalog.Selector().Select(SmallCatalog.Request with { Weights = new(0, 1, 1) }), out var stability);

        Assert.That(stability!.ProbabilityBest, Is.Null);
    }

    [Test]
    public void TryAnalyze_NothingQualifies_IsFalse() => Assert.That(
        SelectionStability.TryAnalyze(SmallCatalog.Selector().Select(SmallCatalog.Request with { MinQuality = 99 }), out _), Is.False);

    private static string? Winner(Selector selector, CriterionStability one, double share)
    {
        var (q, l, c) = (5d, 2d, 3d);
        var rest = 10 - (one.Criterion switch { Criterion.Quality => q, Criterion.Latency => l, _ => c });
        double Moved(Criterion criterion, double weight) => criterion == one.Criterion ? share : (1 - share) * weight / rest;
        return selector.Select(SmallCatalog.Request with { Weights = new(Moved(Criterion.Quality, q), Moved(Criterion.Latency, l), Moved(Criterion.Cost, c)) }).Best?.Candidate.CallId;
    }
}
