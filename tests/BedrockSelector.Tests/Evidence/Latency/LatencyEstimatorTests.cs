using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Evidence;
using BedrockSelector.Evidence.Latency;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Evidence.Latency;

public class LatencyEstimatorTests
{
    private static readonly ModelId Model = new("maker.model-v1:0");
    private static readonly CatalogSource Source = new("measured-2026", "Measurements", null, new(2026, 1, 1), default);

    [Test]
    public void TryEstimate_PublishedFigures_AddsFirstTokenAndGeneration()
    {
        Assert.That(new LatencyEstimator(Store()).TryEstimate(new(Model, 300), out var estimate), Is.True);

        using (Assert.EnterMultipleScope())
        {
            // 0.5 s + 300 / 100 s
            Assert.That(estimate!.Total, Is.EqualTo(TimeSpan.FromSeconds(3.5)));
            Assert.That(estimate.Basis, Is.EqualTo(LatencyBasis.Published));
            Assert.That(estimate.Host, Is.EqualTo(MeasuredHost.Bedrock));
            Assert.That(estimate.Source, Is.EqualTo(Source));
            Assert.That(estimate.InputLengthConsidered, Is.False);
        }
    }

    [Test]
    public void TryEstimate_Percentile_TakesTheSlowSideOfBoth()
    {
        // The Bedrock figures have no 95th percentile of both; those of the other host do: 2 s + 300 / 40 s.
        new LatencyEstimator(Store()).TryEstimate(new(Model, 300) { Percentile = 95 }, out var estimate);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(estimate!.Total, Is.EqualTo(TimeSpan.FromSeconds(9.5)));
            Assert.That(estimate.Host, Is.EqualTo(MeasuredHost.Other));
        }
    }

    [TestCase(PricingTier.Flex, 50, "standard")]
    [TestCase(PricingTier.Standard, 80, "standard")]
    [TestCase(PricingTier.Standard, 50, "reasoning")]
    public void TryEstimate_NothingPublished_IsNotMadeUp(PricingTier tier, int percentile, string mode) => Assert.That(
        new LatencyEstimator(Store()).TryEstimate(new(Model, 300) { Tier = tier, Percentile = percentile, Mode = ReasoningMode.Parse(mode) }, out _), Is.False);

    [Test]
    public void TryEstimate_LatencyOptimized_StandsApart()
    {
        new LatencyEstimator(Store()).TryEstimate(new(Model, 300) { Tier = PricingTier.LatencyOptimized }, out var estimate);

        // 0.25 s + 300 / 200 s
        Assert.That(estimate!.Total, Is.EqualTo(TimeSpan.FromSeconds(1.75)));
    }

    [Test]
    public void TryEstimate_AsManyMeasurementsAsThePriorIsWorth_StandsHalfway()
    {
        var observer = new LatencyObserver(new() { PriorWeight = 10 });
        for (var i = 0; i < 10; i++)
        {
            observer.Observe(new(Model, TimeSpan.FromSeconds(2), 25));
        }

        new LatencyEstimator(Store(), observer).TryEstimate(new(Model, 300), out var estimate);

        using (Assert.EnterMultipleScope())
        {
            // Geometric means: sqrt(0.5 × 2) = 1 s and sqrt(100 × 25) = 50 tokens a second.
            Assert.That(estimate!.TimeToFirstToken.TotalSeconds, Is.EqualTo(1).Within(0.02));
            Assert.That(estimate.OutputTokensPerSecond, Is.EqualTo(50).Within(0.5));
            Assert.That(estimate.Basis, Is.EqualTo(LatencyBasis.Blended));
        }
    }

    [Test]
    public void TryEstimate_ManyMeasurements_ComesToThem()
    {
        var observer = new LatencyObserver();
        for (var i = 0; i < 20_000; i++)
        {
            observer.Observe(new(Model, TimeSpan.FromSeconds(2), 25));
        }

        new LatencyEstimator(Store(), observer).TryEstimate(new(Model, 50), out var estimate);

        Assert.That(estimate!.Total.TotalSeconds, Is.EqualTo(4).Within(0.06));
    }

    [Test]
    public void TryEstimate_MeasurementsAlone_AreEnough()
    {
        var observer = new LatencyObserver();
        observer.Observe(new(Model, TimeSpan.FromSeconds(2), 25) { Tier = PricingTier.Flex });

        new LatencyEstimator(null, observer).TryEstimate(new(Model, 50) { Tier = PricingTier.Flex }, out var estimate);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(estimate!.Basis, Is.EqualTo(LatencyBasis.Observed));
            Assert.That(estimate.Source, Is.Null);
            Assert.That(new LatencyEstimator(null, observer).TryEstimate(new(Model, 50) { Tier = PricingTier.Flex, Percentile = 95 }, out _), Is.False);
        }
    }

    [Test]
    public void TryEstimate_LongerPromptThanObserved_TakesLonger()
    {
        var observer = new LatencyObserver();
        for (var i = 0; i < 1_000; i++)
        {
            observer.Observe(new(Model, TimeSpan.FromSeconds(0.3 + (0.0001 * (i % 1_000))), 50) { InputTokens = i % 1_000 });
        }

        var estimator = new LatencyEstimator(null, observer);
        estimator.TryEstimate(new(Model, 0) { InputTokens = 10_000 }, out var estimate);

        using (Assert.EnterMultipleScope())
        {
            // 0.3 s and 0.1 ms a token: 1.3 s for 10 000 tokens.
            Assert.That(estimate!.TimeToFirstToken.TotalSeconds, Is.EqualTo(1.3).Within(0.01));
            Assert.That(estimate.InputLengthConsidered, Is.True);
        }
    }

    [TestCase(0)]
    [TestCase(100)]
    public void Percentile_OutOfRange_Throws(int percentile) => Assert.That(
        () => new LatencyQuery(Model, 1) { Percentile = percentile }, Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase(-1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void OutputTokens_OutOfRange_Throws(double tokens) => Assert.That(
        () => new LatencyQuery(Model, tokens), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static FakeStore Store() => new(
    [
        Figures(MeasuredHost.Bedrock, PricingTier.Standard, [("p50", 0.5), ("p95", 1.5)], [("p50", 100)]),
        Figures(MeasuredHost.Bedrock, PricingTier.LatencyOptimized, [("p50", 0.25)], [("p50", 200)]),
        Figures(MeasuredHost.Other, PricingTier.Standard, [("p50", 0.4), ("p95", 2)], [("p50", 120), ("p05", 40)]),
    ]);

    private static LatencyEvidence Figures(MeasuredHost host, PricingTier tier, (string, double)[] first, (string, double)[] speed) => new()
    {
        Mode = ReasoningMode.Standard,
        Tier = tier,
        Host = host,
        TimeToFirstTokenSeconds = first.ToImmutableSortedDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal),
        OutputTokensPerSecond = speed.ToImmutableSortedDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal),
        Source = Source,
        Layer = "embedded",
    };

    private sealed class FakeStore(ImmutableArray<LatencyEvidence> latency) : IEvidenceStore
    {
        public ImmutableArray<QualityEvidence> Quality(ModelId model) => [];

        public ImmutableArray<ReasoningTokensEvidence> ReasoningTokens(ModelId model) => [];

        public ImmutableArray<LatencyEvidence> Latency(ModelId model) => model == Model ? latency : [];
    }
}
