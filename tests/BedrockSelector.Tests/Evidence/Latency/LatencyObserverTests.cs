using BedrockSelector.Calls;
using BedrockSelector.Evidence;
using BedrockSelector.Evidence.Latency;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Evidence.Latency;

public class LatencyObserverTests
{
    private static readonly ModelId Model = new("maker.model-v1:0");

    [Test]
    public void Observe_AMillionFromEightThreads_LosesNoneAndConverges()
    {
        var observer = new LatencyObserver(time: new ManualTime());
        Observe(observer, seconds: 0.5, speed: 50);

        var threads = Enumerable.Range(0, 8).Select(t => new Thread(() =>
        {
            var random = new Random(t);
            for (var i = 0; i < 125_000; i++)
            {
                // Log-normal about a median of 0.5 s and 50 tokens a second.
                var z = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                Observe(observer, 0.5 * Math.Exp(0.4 * z), 50 * Math.Exp(0.2 * z), failed: i % 100 == 99);
            }
        })).ToArray();
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());

        observer.TryGetSnapshot(Model, out var median);
        observer.TryGetSnapshot(Model, out var slow, percentile: 95);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(median!.Count, Is.EqualTo(1_000_001));
            Assert.That(median.Failures, Is.EqualTo(10_000));
            Assert.That(median.FailureRate, Is.EqualTo(0.01).Within(1e-5));
            Assert.That(median.TimeToFirstTokenWeight, Is.EqualTo(990_001).Within(1e-3));
            Assert.That(median.TimeToFirstToken!.Value.TotalSeconds, Is.EqualTo(0.5).Within(0.005));
            Assert.That(median.OutputTokensPerSecond, Is.EqualTo(50).Within(0.5));

            // exp(1.6449 × 0.4) × 0.5 = 0.965; exp(-1.6449 × 0.2) × 50 = 35.98
            Assert.That(slow!.TimeToFirstToken!.Value.TotalSeconds, Is.EqualTo(0.965).Within(0.01));
            Assert.That(slow.OutputTokensPerSecond, Is.EqualTo(35.98).Within(0.4));
        }
    }

    [Test]
    public void Observe_KnownSeries_AllocatesNothing()
    {
        var observer = new LatencyObserver();
        Observe(observer, 0.5, 50);
        Loop(observer, 1_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Loop(observer, 100_000);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Snapshot_LongAfterAChange_ShowsTheNewLevel()
    {
        var time = new ManualTime();
        var observer = new LatencyObserver(new() { HalfLife = TimeSpan.FromMinutes(10) }, time);
        for (var i = 0; i < 1_000; i++)
        {
            Observe(observer, 0.2, 100);
        }

        // Ten half-lives leave a thousandth: 1000 old ones weigh as much as one new one.
        time.Advance(TimeSpan.FromMinutes(100));
        for (var i = 0; i < 20; i++)
        {
            Observe(observer, 2, 10);
        }

        observer.TryGetSnapshot(Model, out var snapshot);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(snapshot!.TimeToFirstTokenWeight, Is.EqualTo(20 + (1_000 / 1_024d)).Within(1e-6));
            Assert.That(snapshot.TimeToFirstToken!.Value.TotalSeconds, Is.EqualTo(2).Within(0.03));
            Assert.That(snapshot.Count, Is.EqualTo(1_020));
        }
    }

    [Test]
    public void Observe_YearsAtAShortHalfLife_StaysFinite()
    {
        var time = new ManualTime();
        var observer = new LatencyObserver(new() { HalfLife = TimeSpan.FromSeconds(1) }, time);
        for (var day = 0; day < 400; day++)
        {
            time.Advance(TimeSpan.FromHours(6));
            Observe(observer, 1, 20, inputTokens: 1_000);
            time.Advance(TimeSpan.FromSeconds(300));
            Observe(observer, 1, 20, inputTokens: 1_000);
        }

        observer.TryGetSnapshot(Model, out var snapshot);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(snapshot!.TimeToFirstTokenWeight, Is.EqualTo(1).Within(1e-9));
            Assert.That(snapshot.TimeToFirstToken!.Value.TotalSeconds, Is.EqualTo(1).Within(0.02));
            Assert.That(snapshot.Count, Is.EqualTo(800));
        }
    }

    [Test]
    public void Snapshot_PromptsOfManyLengths_ShowWhatATokenCosts()
    {
        var observer = new LatencyObserver(time: new ManualTime());
        for (var i = 0; i < 500; i++)
        {
            // 0.3 s and 50 µs for each token of the prompt.
            Observe(observer, 0.3 + (0.00005 * 100 * (i % 50)), 50, inputTokens: 100 * (i % 50));
        }

        observer.TryGetSnapshot(Model, out var snapshot);
        Assert.That(snapshot!.SecondsPerInputToken, Is.EqualTo(0.00005).Within(1e-9));
    }

    [Test]
    public void Snapshot_PromptsOfOneLength_TellNothingOfIt()
    {
        var observer = new LatencyObserver(time: new ManualTime());
        for (var i = 0; i < 100; i++)
        {
            Observe(observer, 0.3 + (0.001 * i), 50, inputTokens: 1_000);
        }

        observer.TryGetSnapshot(Model, out var snapshot);
        Assert.That(snapshot!.SecondsPerInputToken, Is.Null);
    }

    [Test]
    public void Observe_BeyondTheLargestNumberOfSeries_IsRefusedAndSaysSo()
    {
        var observer = new LatencyObserver(new() { MaxSeries = 2 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(observer.Observe(new(new("a.a"), TimeSpan.FromSeconds(1), 10)), Is.True);
            Assert.That(observer.Observe(new(new("a.a"), TimeSpan.FromSeconds(1), 10) { Tier = PricingTier.Priority }), Is.True);
            Assert.That(observer.Observe(new(new("a.b"), TimeSpan.FromSeconds(1), 10)), Is.False);
            Assert.That(observer.Observe(new(new("a.a"), TimeSpan.FromSeconds(1), 10)), Is.True);
            Assert.That(observer.TryGetSnapshot(new("a.b"), out _), Is.False);
        }
    }

    [Test]
    public void Snapshot_OnlyFailures_HasARateAndNoTimes()
    {
        var observer = new LatencyObserver();
        observer.Observe(new(Model, TimeSpan.Zero, 0) { Failed = true });

        observer.TryGetSnapshot(Model, out var snapshot);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(snapshot!.FailureRate, Is.EqualTo(1));
            Assert.That(snapshot.TimeToFirstToken, Is.Null);
            Assert.That(snapshot.OutputTokensPerSecond, Is.Null);
        }
    }

    [TestCase(0, 10)]
    [TestCase(-1, 10)]
    [TestCase(1, -1)]
    [TestCase(1, double.NaN)]
    public void Observe_MalformedFigures_Throws(double seconds, double speed) => Assert.That(
        () => Observe(new(), seconds, speed), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static void Loop(LatencyObserver observer, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Observe(observer, 0.1 + (0.001 * (i % 100)), 50, inputTokens: i % 1_000);
        }
    }

    private static void Observe(LatencyObserver observer, double seconds, double speed, bool failed = false, long inputTokens = 0) =>
        observer.Observe(new(Model, TimeSpan.FromSeconds(seconds), speed) { Failed = failed, InputTokens = inputTokens });

    private sealed class ManualTime : TimeProvider
    {
        private long _ticks = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
