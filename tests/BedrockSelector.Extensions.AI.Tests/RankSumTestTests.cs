using BedrockSelector.Calls;
using BedrockSelector.Extensions.AI.Comparison;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace BedrockSelector.Extensions.AI.Tests;

public sealed class RankSumTestTests
{
    private static readonly ModelReference A = ModelReference.Parse("a.a-v1:0");
    private static readonly ModelReference B = ModelReference.Parse("b.b-v1:0");

    // Two-sided p by counting: for 3 against 3 the most extreme of C(6,3) = 20 splits is one on each side, 2/20;
    // for 4 against 4 2/70; for 5 against 5 2/252.
    [TestCase(3, 0.1, null)]
    [TestCase(4, 2d / 70, true)]
    [TestCase(5, 2d / 252, true)]
    public void Compare_AllAbove_GivesTheCountedProbability(int runs, double expected, bool? moreThanNoise)
    {
        var difference = Report(Enumerable.Range(100, runs), Enumerable.Range(0, runs))
            .Compare(ComparisonMetric.OutputTokens, A, B)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(difference.PValue, Is.EqualTo(expected).Within(1e-12));
            Assert.That(difference.MoreThanNoise, Is.EqualTo(moreThanNoise));
            Assert.That(difference.MedianDifference, Is.EqualTo(100));
        }
    }

    [Test]
    public void Compare_InterleavedRuns_IsNoise()
    {
        var difference = Report([1, 3, 5, 7, 9, 11], [2, 4, 6, 8, 10, 12]).Compare(ComparisonMetric.OutputTokens, A, B)!;

        Assert.That(difference.MoreThanNoise, Is.False);
    }

    [Test]
    public void Compare_AllTied_CannotTell()
    {
        var difference = Report([5, 5, 5, 5, 5], [5, 5, 5, 5, 5]).Compare(ComparisonMetric.OutputTokens, A, B)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(difference.PValue, Is.EqualTo(1));
            Assert.That(difference.MoreThanNoise, Is.Null);
        }
    }

    [Test]
    public void Compare_MissingFigure_IsNull() =>
        Assert.That(Report([1], [2]).Compare(ComparisonMetric.TotalSeconds, A, B), Is.Null);

    [Test]
    public void Run_SmallSamples_AgreeWithDealingOutEveryHand() => Prop.ForAll(
        Gen.Choose(0, 6).Select(static value => (double)value).ListOf().ToArbitrary(),
        Gen.Choose(0, 6).Select(static value => (double)value).ListOf().ToArbitrary(),
        static (first, second) =>
        {
            if (first.Count is 0 or > 6 || second.Count is 0 or > 6)
            {
                return true;
            }

            var (pValue, _) = RankSumTest.Run(first.ToArray(), second.ToArray());
            return Math.Abs(pValue - Dealt([.. first], [.. second])) < 1e-12;
        }).QuickCheckThrowOnFailure();

    private static double Dealt(double[] first, double[] second)
    {
        double[] all = [.. first, .. second];
        var ranks = all.Select(value => all.Count(other => other < value) + ((all.Count(other => other == value) + 1) / 2d)).ToArray();
        var mean = first.Length * (all.Length + 1) / 2d;
        var observed = Math.Abs(ranks.Take(first.Length).Sum() - mean);
        var (hands, asFar) = (0, 0);
        for (var mask = 0; mask < 1 << all.Length; mask++)
        {
            if (System.Numerics.BitOperations.PopCount((uint)mask) == first.Length)
            {
                hands++;
                asFar += Math.Abs(ranks.Where((_, index) => (mask & (1 << index)) != 0).Sum() - mean) >= observed - 1e-9 ? 1 : 0;
            }
        }

        return (double)asFar / hands;
    }

    private static ComparisonReport Report(IEnumerable<int> first, IEnumerable<int> second) => new()
    {
        Results =
        [
            new() { Model = A, Runs = [.. first.Select(static tokens => new ComparisonRun { Text = "", Usage = Usage.Tokens(1, tokens) })] },
            new() { Model = B, Runs = [.. second.Select(static tokens => new ComparisonRun { Text = "", Usage = Usage.Tokens(1, tokens) })] },
        ],
    };
}
