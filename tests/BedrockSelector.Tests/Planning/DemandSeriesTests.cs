using BedrockSelector.Planning;

namespace BedrockSelector.Tests.Planning;

public sealed class DemandSeriesTests
{
    [Test]
    public void Weekly_Growth_AppliesFromTheSecondWeek()
    {
        var series = DemandSeries.Weekly([.. Enumerable.Range(0, 168).Select(hour => new HourlyTokens(hour, 1m))], 400, 0.1m);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(series.Hours[167].Input, Is.EqualTo(167m));
            Assert.That(series.Hours[169].Input, Is.EqualTo(1.1m));

            // 10 × 1.1 × 1.1.
            Assert.That(series.Hours[346].Input, Is.EqualTo(12.1m));
        }
    }

    [Test]
    public void RepeatTo_LongerAndShorter_StartsOver()
    {
        var series = new DemandSeries([new HourlyTokens(1, 0), new HourlyTokens(2, 0)], peakFactor: 3m);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(series.RepeatTo(5).Hours.Select(hour => hour.Input), Is.EqualTo(new[] { 1m, 2m, 1m, 2m, 1m }));
            Assert.That(series.RepeatTo(1).Hours, Has.Length.EqualTo(1));
            Assert.That(series.RepeatTo(5).PeakFactor, Is.EqualTo(3m));
        }
    }

    [Test]
    public void Make_NoHours_Throws() => Assert.That(() => new DemandSeries([]), Throws.ArgumentException);
}
