using System.Numerics;
using BedrockSelector.Selection.Columns;
using FsCheck;
using FsCheck.Fluent;

namespace BedrockSelector.Tests.Selection.Columns;

public class ScoreScreenTests
{
    private static readonly Arbitrary<float> Numbers = Gen.Choose(-30_000, 38_000).Select(power => (float)Math.Pow(10, power / 1000d)).ToArbitrary();

    [Test]
    public void Log2_PositiveNumber_IsWithinWhatTheToleranceAllowsFor() =>
        Prop.ForAll(Numbers, number =>
            Assert.That(ScoreScreen.Log2(new Vector<float>(number))[0], Is.EqualTo(Math.Log2(number)).Within(0.000_11 + (Math.Abs(Math.Log2(number)) * 1e-6))))
            .QuickCheckThrowOnFailure();

    [Test]
    public void Bits_PositiveNumber_LiesJustBelowTheLogarithm() =>
        Prop.ForAll(Numbers, number =>
        {
            var logarithm = (ScoreScreen.Bits(new Vector<float>(number))[0] / ScoreScreen.BitsPerDoubling) - ScoreScreen.ExponentBias;

            Assert.That(Math.Log2(number) - logarithm, Is.InRange(-1e-5, 0.0861));
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Bits_PowerOfTwo_IsTheLogarithm() => Assert.That((ScoreScreen.Bits(new Vector<float>(0.25f))[0] / ScoreScreen.BitsPerDoubling) - ScoreScreen.ExponentBias, Is.EqualTo(-2));
}
