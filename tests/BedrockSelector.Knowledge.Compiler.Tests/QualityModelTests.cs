using BedrockSelector.Calls;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge.Compiler.Quality;

namespace BedrockSelector.Knowledge.Compiler.Tests;

public class QualityModelTests
{
    private static readonly Benchmark[] Benchmarks =
    [
        new("maths") { Task = TaskClass.Reasoning }, new("science") { Task = TaskClass.Reasoning }, new("code") { Task = TaskClass.Coding },
        new("patches") { Task = TaskClass.Coding }, new("facts"), new("arena") { Scale = BenchmarkScale.Elo },
        new("faithful") { Task = TaskClass.Summarization, OwnTrait = true },
        new("invented") { Task = TaskClass.Summarization, OwnTrait = true, Scale = BenchmarkScale.PercentOfFaults },
    ];

    [Test]
    public void Fit_PartlyOverlappingResults_RecoversTheAbilities()
    {
        var made = Synthetic(40, skip: 3, seed: 7);

        var fit = QualityModel.Fit(Benchmarks, made.Results);

        var scores = Enumerable.Range(0, 40).Select(i => fit.Assess(Id(i), ReasoningMode.Standard, default).Score!.Value).ToArray();
        Assert.That(Correlation(scores, made.Abilities), Is.GreaterThan(0.97));
    }

    [Test]
    public void Assess_TrueAbilities_LieWithinTheStandardErrors()
    {
        var (outside, all) = (0, 0);
        for (var seed = 0; seed < 10; seed++)
        {
            var made = Synthetic(40, skip: 3, seed);
            var fit = QualityModel.Fit(Benchmarks, made.Results);
            var complete = QualityModel.Fit(Benchmarks, Synthetic(40, skip: 0, seed, noise: 0).Results);
            for (var i = 0; i < 40; i++)
            {
                var score = fit.Assess(Id(i), ReasoningMode.Standard, default);
                var truth = complete.Assess(Id(i), ReasoningMode.Standard, default).Score!.Value;
                outside += Math.Abs(score.Score!.Value - truth) > 2 * score.StandardError!.Value ? 1 : 0;
                all++;
            }
        }

        // Two standard errors hold 95 per cent of a normal; the truth itself is fitted, so a little more may fall outside.
        Assert.That(outside / (double)all, Is.LessThan(0.15));
    }

    [Test]
    public void Assess_ModelGoodAtCodeAlone_ScoresHigherAtCodingThanAtReasoning()
    {
        var made = Synthetic(40, skip: 0, seed: 3);
        var results = made.Results.Select(r => r.Model == Id(20) && r.Benchmark is "code" or "patches" && r.Model == Id(20) ? r with { Value = Math.Min(99, r.Value + 25) } : r);

        var fit = QualityModel.Fit(Benchmarks, results);

        var coding = fit.Assess(Id(20), ReasoningMode.Standard, TaskClass.Coding).Score!.Value;
        var reasoning = fit.Assess(Id(20), ReasoningMode.Standard, TaskClass.Reasoning).Score!.Value;
        Assert.That(coding, Is.GreaterThan(reasoning + 3));
    }

    [Test]
    public void Assess_WeakButFaithfulModel_BeatsAStrongInventiveOneAtSummarizationAlone()
    {
        var made = Synthetic(40, skip: 0, seed: 5);
        var order = Enumerable.Range(0, 40).OrderBy(i => made.Abilities[i]).ToArray();
        var (weak, strong) = (order[15], order[25]);
        var results = made.Results.Select(r => r switch
        {
            { Benchmark: "faithful" } => r with { Value = r.Model == Id(weak) ? 99 : r.Model == Id(strong) ? 70 : 90 + (r.Value / 100) },
            { Benchmark: "invented" } => r with { Value = r.Model == Id(weak) ? 2 : r.Model == Id(strong) ? 30 : 10 + (r.Value / 100) },
            _ => r,
        });

        var fit = QualityModel.Fit(Benchmarks, results);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Score(fit, weak, TaskClass.Summarization), Is.GreaterThan(Score(fit, strong, TaskClass.Summarization)));
            Assert.That(Score(fit, weak, TaskClass.Reasoning), Is.LessThan(Score(fit, strong, TaskClass.Reasoning)));
        }
    }

    [Test]
    public void Assess_TwoBenchmarks_IsInsufficientEvidence()
    {
        var made = Synthetic(40, skip: 0, seed: 1);
        var results = made.Results.Where(r => r.Model != Id(4) || r.Benchmark is "maths" or "facts");

        var assessment = QualityModel.Fit(Benchmarks, results).Assess(Id(4), ReasoningMode.Standard, TaskClass.Reasoning);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(assessment.Score, Is.Null);
            Assert.That(assessment.StandardError, Is.Null);
            Assert.That(assessment.Benchmarks, Is.EqualTo(["facts", "maths"]));
            Assert.That(assessment.Reason, Is.EqualTo("Insufficient evidence: 2 of the 3 benchmarks needed."));
        }
    }

    [Test]
    public void Assess_ModeWithoutResults_SaysSo()
    {
        var fit = QualityModel.Fit(Benchmarks, Synthetic(10, 0, 1).Results);

        var assessment = fit.Assess(Id(0), ReasoningMode.Reasoning, default);

        Assert.That(assessment.Reason, Is.EqualTo($"No results of {Id(0)} in this mode."));
    }

    [Test]
    public void Fit_ResultsOfAnotherRunnerOnAnotherLevel_AreNotMixedIn()
    {
        var made = Synthetic(20, skip: 0, seed: 11);
        // Another runner grades the same benchmark thirty points lower: an offset of the series, no weakness of its models.
        var other = made.Results
            .Where(r => r.Benchmark == "facts" && int.Parse(r.Model.Value[6..]) < 10)
            .Select(r => r with { Runner = "strict", Value = Math.Max(r.Value - 30, 2) });
        var without = QualityModel.Fit(Benchmarks, made.Results);

        var with = QualityModel.Fit(Benchmarks, made.Results.Concat(other));

        Assert.That(Enumerable.Range(0, 20).Select(i => Math.Abs(Score(with, i, default) - Score(without, i, default))), Has.All.LessThan(2));
    }

    [Test]
    public void Fit_VendorReportedResult_MovesAScoreLess()
    {
        var made = Synthetic(30, skip: 0, seed: 2);
        double Boosted(bool vendor) => Score(
            QualityModel.Fit(Benchmarks, made.Results.Select(r => r.Model == Id(3) && r.Benchmark == "facts" ? r with { Value = 98, VendorReported = vendor } : r)), 3, default);
        var plain = Score(QualityModel.Fit(Benchmarks, made.Results), 3, default);

        Assert.That(Boosted(true) - plain, Is.LessThan(Boosted(false) - plain).And.GreaterThan(0));
    }

    [Test]
    public void Fit_ResultsInAnotherOrder_GiveTheSameScores()
    {
        var made = Synthetic(25, skip: 2, seed: 9);
        var first = QualityModel.Fit(Benchmarks, made.Results);

        var second = QualityModel.Fit(Benchmarks.Reverse(), made.Results.Reverse());

        Assert.That(
            Enumerable.Range(0, 25).Select(i => Score(second, i, TaskClass.Coding)),
            Is.EqualTo(Enumerable.Range(0, 25).Select(i => Score(first, i, TaskClass.Coding))));
    }

    [Test]
    public void WithObservations_OtherModels_LearnsNothingOfTheBenchmarks()
    {
        var made = Synthetic(30, skip: 0, seed: 4);
        var fit = QualityModel.Fit(Benchmarks, made.Results.Where(r => r.Model != Id(0)));

        var other = fit.WithObservations(made.Results.Where(r => r.Model == Id(0)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(other.Subjects, Is.EqualTo(new[] { (Id(0), ReasoningMode.Standard) }));
            Assert.That(Score(other, 0, default), Is.EqualTo(Score(QualityModel.Fit(Benchmarks, made.Results), 0, default)).Within(3));
        }
    }

    [TestCase(101.0)]
    [TestCase(-1.0)]
    public void Fit_PercentageOutOfRange_Throws(double value) => Assert.That(
        () => QualityModel.Fit(Benchmarks, [new() { Model = Id(0), Benchmark = "facts", Value = value }]),
        Throws.ArgumentException.With.Message.Contains("no percentage from 0 to 100"));

    [Test]
    public void Fit_UnknownBenchmark_Throws() => Assert.That(
        () => QualityModel.Fit(Benchmarks, [new() { Model = Id(0), Benchmark = "poems", Value = 5 }]),
        Throws.ArgumentException.With.Message.Contains("'poems' is none of the benchmarks given"));

    [Test]
    public void Fit_OwnTraitMixedWithOthers_Throws() => Assert.That(
        () => QualityModel.Fit([new("a") { Task = TaskClass.Chat }, new("b") { Task = TaskClass.Chat, OwnTrait = true }], []),
        Throws.ArgumentException.With.Message.Contains("mixes benchmarks"));

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Value_NotFinite_Throws(double value) => Assert.That(
        () => new QualityObservation { Model = Id(0), Benchmark = "facts", Value = value },
        Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static double Score(QualityFit fit, int model, TaskClass task) => fit.Assess(Id(model), ReasoningMode.Standard, task).Score!.Value;

    private static ModelId Id(int index) => new($"maker.{index:00}");

    /// <summary>Models of known ability answer benchmarks of known difficulty; every third or so result is missing.</summary>
    private static (double[] Abilities, QualityObservation[] Results) Synthetic(int models, int skip, int seed, double noise = 0.25)
    {
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[] abilities = [.. Enumerable.Range(0, models).Select(_ => Normal())];
        var results = new List<QualityObservation>();
        for (var i = 0; i < models; i++)
        {
            for (var j = 0; j < Benchmarks.Length; j++)
            {
                var own = Benchmarks[j].OwnTrait;
                var logit = 0.3 * (j - 3) + ((own ? 0 : abilities[i]) * (0.8 + (0.1 * j))) + (noise * Normal());
                var percent = 100 / (1 + Math.Exp(-logit));
                var value = Benchmarks[j].Scale switch { BenchmarkScale.Elo => 1000 + (174 * logit), BenchmarkScale.PercentOfFaults => 100 - percent, _ => percent };
                if (skip == 0 || (i + j) % skip != 0)
                {
                    results.Add(new() { Model = Id(i), Benchmark = Benchmarks[j].Name, Value = value });
                }
            }
        }

        return (abilities, [.. results]);
    }

    private static double Correlation(double[] x, double[] y)
    {
        var (mx, my) = (x.Average(), y.Average());
        var xy = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum();
        return xy / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
    }
}
