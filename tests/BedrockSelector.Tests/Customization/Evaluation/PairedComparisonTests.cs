using BedrockSelector.Customization.Evaluation;

namespace BedrockSelector.Tests.Customization.Evaluation;

public sealed class PairedComparisonTests
{
    // 9 better, 1 worse: 2 × (C(10,0) + C(10,1)) / 2^10 = 22 / 1,024.
    [Test]
    public void Of_RightOrWrong_IsMcNemarExactly()
    {
        var comparison = PairedComparison.Of([.. Cases(9, 0, 1), .. Cases(1, 1, 0), .. Cases(10, 1, 1)]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(comparison.Test, Is.EqualTo(PairedTestKind.ExactMcNemar));
            Assert.That(comparison.PValue, Is.EqualTo(22d / 1024d).Within(1e-12));
            Assert.That((comparison.Better, comparison.Worse), Is.EqualTo((9, 1)));
            Assert.That(comparison.BaseScore, Is.EqualTo(0.55).Within(1e-12));
            Assert.That(comparison.CustomScore, Is.EqualTo(0.95).Within(1e-12));
            Assert.That(comparison.IsSignificant, Is.True);
            Assert.That(comparison.DifferenceLow, Is.GreaterThan(0).And.LessThan(0.4));
            Assert.That(comparison.DifferenceHigh, Is.GreaterThan(0.4).And.LessThan(0.8));
        }
    }

    // Five differences of one sign: of 32 sign flips two are as extreme, 2 / 32.
    [Test]
    public void Of_FewScores_FlipsEverySign()
    {
        var comparison = PairedComparison.Of([.. Enumerable.Range(1, 5).Select(static i => new PairedCase($"c{i}", 0.5, 0.5 + (i / 10d)))]);

        Assert.That((comparison.Test, comparison.PValue), Is.EqualTo((PairedTestKind.ExactSignFlip, 2d / 32d)));
        Assert.That(comparison.Verdict, Does.StartWith("5 cases do not tell"));
    }

    [Test]
    public void Of_ManyScores_IsTheSameEachTime()
    {
        PairedCase[] cases = [.. Enumerable.Range(1, 60).Select(static i => new PairedCase($"c{i}", 0.5, 0.5 + ((i % 5 - 1) / 10d)))];

        var first = PairedComparison.Of(cases);

        Assert.That(PairedComparison.Of(cases), Is.EqualTo(first));
        Assert.That(first.PValue, Is.LessThan(0.001));
    }

    [Test]
    public void Of_NoDifference_SaysSo()
    {
        var comparison = PairedComparison.Of([.. Cases(10, 1, 1)]);

        Assert.That((comparison.PValue, comparison.DifferenceLow, comparison.DifferenceHigh), Is.EqualTo((1d, 0d, 0d)));
        Assert.That(comparison.Verdict, Is.EqualTo("The two score alike on every case."));
    }

    private static IEnumerable<PairedCase> Cases(int count, double left, double right) =>
        Enumerable.Range(0, count).Select(i => new PairedCase($"{left}-{right}-{i}", left, right));
}
