using BedrockSelector.Selection;

namespace BedrockSelector.Tests.Selection;

public class UtilityScaleTests
{
    [TestCase(0, 0)]
    [TestCase(50, 0.5)]
    [TestCase(100, 1)]
    public void Quality_Score_IsItsHundredth(double quality, double utility) => Assert.That(UtilityScale.Quality(quality), Is.EqualTo(utility));

    // 1 − (log₁₀ s + 1) ÷ 3
    [TestCase(0.1, 1)]
    [TestCase(1, 2.0 / 3)]
    [TestCase(100, 0)]
    [TestCase(1000, -1.0 / 3)]
    [TestCase(0, 2)]
    public void Latency_Seconds_IsLogarithmic(double seconds, double utility) => Assert.That(UtilityScale.Latency(seconds), Is.EqualTo(utility).Within(1e-12));

    // 1 − (log₁₀ usd + 6) ÷ 6
    [TestCase("0.000001", 1)]
    [TestCase("0.001", 0.5)]
    [TestCase("1", 0)]
    [TestCase("1000", -0.5)]
    [TestCase("0", 1.5)]
    public void Cost_Usd_IsLogarithmic(string usd, double utility) =>
        Assert.That(UtilityScale.Cost(decimal.Parse(usd, System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(utility).Within(1e-12));
}
