using BedrockSelector.Calls;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge.Compiler.Quality;

namespace BedrockSelector.Knowledge.Compiler.Tests;

public class QualityValidationTests
{
    private static readonly Benchmark[] Benchmarks =
        [new("a"), new("b"), new("c"), new("d"), new("e"), new("mean") { IsComposite = true }];

    [Test]
    public void HoldOutCells_ResultsOfOneAbility_ArePredictedFarBetterThanByTheMean()
    {
        var result = QualityValidation.HoldOutCells(Benchmarks, Results(link: 1));

        using (Assert.EnterMultipleScope())
        {
            // 30 models on 5 benchmarks; the composite takes no part.
            Assert.That(result.Results, Is.EqualTo(150));
            Assert.That(result.MeanAbsoluteError, Is.LessThan(0.3 * result.BaselineError!.Value));
            Assert.That(result.KendallTau, Is.GreaterThan(0.8));
        }
    }

    [Test]
    public void LeaveFamilyOut_BenchmarkThatMeasuresSomethingElse_ShowsNoAgreement()
    {
        var results = QualityValidation.LeaveFamilyOut(Benchmarks, Results(link: 0));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.Select(r => r.LeftOut), Is.EqualTo(["a", "b", "c", "d", "e"]));
            Assert.That(results.Single(r => r.LeftOut == "e").KendallTau, Is.EqualTo(0).Within(0.3));
            Assert.That(results.Where(r => r.LeftOut != "e").Select(r => r.KendallTau), Has.All.GreaterThan(0.7));
        }
    }

    [Test]
    public void LeaveModelsOut_HalfTheModels_AreStillPredicted()
    {
        var result = QualityValidation.LeaveModelsOut(Benchmarks, Results(link: 1), id => string.CompareOrdinal(id.Value, "maker.15") >= 0, "later half");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.LeftOut, Is.EqualTo("later half"));
            Assert.That(result.Results, Is.EqualTo(75));
            Assert.That(result.MeanAbsoluteError, Is.LessThan(0.4 * result.BaselineError!.Value));
        }
    }

    [Test]
    public void HoldOutCells_OneFold_Throws() => Assert.That(
        () => QualityValidation.HoldOutCells(Benchmarks, Results(link: 1), folds: 1), Throws.InstanceOf<ArgumentOutOfRangeException>());

    /// <summary>Benchmarks a to d follow one ability; e follows it by the link and otherwise something of its own.</summary>
    private static QualityObservation[] Results(double link)
    {
        var random = new Random(17);
        var results = new List<QualityObservation>();
        for (var i = 0; i < 30; i++)
        {
            var (ability, other) = ((random.NextDouble() * 4) - 2, (random.NextDouble() * 4) - 2);
            foreach (var benchmark in Benchmarks)
            {
                var logit = (benchmark.Name == "e" ? (link * ability) + ((1 - link) * other) : ability) + (0.2 * (random.NextDouble() - 0.5));
                results.Add(new() { Model = new($"maker.{i:00}"), Benchmark = benchmark.Name, Value = 100 / (1 + Math.Exp(-logit)) });
            }
        }

        return [.. results];
    }
}
