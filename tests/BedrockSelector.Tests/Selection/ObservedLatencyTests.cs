using BedrockSelector.Evidence.Latency;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;

namespace BedrockSelector.Tests.Selection;

public class ObservedLatencyTests
{
    private static readonly AwsRegion Region = new("us-east-1");

    // Of equal quality and price; published: a second to the first token, two seconds, and nothing. Tokens come at a million a second.
    private static readonly ModelCatalog Catalog = TestCatalogs.Of(
        TestCatalogs.TextModel("a.fast", quality: 50, seconds: 1),
        TestCatalogs.TextModel("b.slow", quality: 50, seconds: 2),
        TestCatalogs.TextModel("c.unknown", quality: 50));

    private static readonly SelectionRequest Request = new() { Usage = Usage.Tokens(100, 1), Region = Region, AsOf = new(2026, 1, 1) };

    [Test]
    public void Select_AsManyMeasurementsAsThePriorIsWorth_StandsHalfway()
    {
        var observer = new LatencyObserver(new() { PriorWeight = 10 }, new Clock());
        Observe(observer, "a.fast", 16, 10);

        var ranked = Rank(observer);

        using (Assert.EnterMultipleScope())
        {
            // The geometric mean of 1 s and 16 s is 4 s; buckets are two per cent wide.
            Assert.That(ranked.Select(static one => one.Candidate.CallId), Is.EqualTo(new[] { "b.slow", "a.fast" }));
            Assert.That(ranked[1].LatencySeconds, Is.EqualTo(4).Within(0.08));
            Assert.That(ranked[1].LatencyBasis, Is.EqualTo(LatencyBasis.Blended));
            Assert.That((ranked[0].LatencySeconds, ranked[0].LatencyBasis), Is.EqualTo((2.000001d, LatencyBasis.Published)));
        }
    }

    [TestCase("b.slow", "eu-west-1")]
    [TestCase("us.b.slow", "us-east-1")]
    public void Select_MeasurementsOfAnotherOffer_ChangeNothing(string callId, string region)
    {
        var observer = new LatencyObserver(time: new Clock());
        observer.Observe(new(new("b.slow"), TimeSpan.FromSeconds(0.1), 0) { CallId = callId, Region = new(region) });

        Assert.That(Rank(observer).Select(static one => one.LatencySeconds), Is.EqualTo(Rank(null).Select(static one => one.LatencySeconds)));
    }

    [Test]
    public void Select_NothingPublished_MeasurementsAreEvidence()
    {
        var observer = new LatencyObserver(time: new Clock());
        Observe(observer, "c.unknown", 0.5, 3);

        var best = Rank(observer)[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Rank(null).Select(static one => one.Candidate.CallId), Has.No.Member("c.unknown"));
            Assert.That(best.Candidate.CallId, Is.EqualTo("c.unknown"));
            Assert.That(best.LatencySeconds, Is.EqualTo(0.5).Within(0.02));
            Assert.That((best.LatencyBasis, best.Latency), Is.EqualTo((LatencyBasis.Observed, (BedrockSelector.Evidence.LatencyEvidence?)null)));
        }
    }

    [Test]
    public void Select_MeasurementsAge_ReturnsToWhatIsPublished()
    {
        var clock = new Clock();
        var observer = new LatencyObserver(new() { HalfLife = TimeSpan.FromMinutes(1) }, clock);
        Observe(observer, "a.fast", 16, 100);
        var before = Rank(observer)[^1].LatencySeconds;
        clock.Advance(TimeSpan.FromHours(1));

        // After sixty half-lives nothing is left of a hundred measurements.
        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.GreaterThan(8));
            Assert.That(Rank(observer)[0].Candidate.CallId, Is.EqualTo("a.fast"));
            Assert.That(Rank(observer)[0].LatencySeconds, Is.EqualTo(1.000001).Within(1e-9));
        }
    }

    [Test]
    public void TryChoose_Measured_ChoosesWhatSelectRanksFirst_AndHearsOfItWhenPublished()
    {
        var clock = new Clock();
        var observer = new LatencyObserver(new() { PublishEvery = TimeSpan.FromSeconds(5) }, clock);
        var selector = new Selector(Catalog, latency: observer);
        var prepared = selector.Prepare(Request);
        Observe(observer, "b.slow", 2, 1);
        var seen = new List<string>();

        foreach (var step in new[] { 0, 3, 3 })
        {
            clock.Advance(TimeSpan.FromSeconds(step));
            prepared.TryChoose(out var choice);
            Assert.That(choice.Candidate, Is.EqualTo(selector.Select(Request).Best!.Candidate));
            seen.Add(choice.Candidate.CallId);
            Observe(observer, "a.fast", 16, 100);
        }

        Assert.That(seen, Is.EqualTo(new[] { "a.fast", "a.fast", "b.slow" }), "published at 0 and at 6 s, not at 3 s");
    }

    [Test]
    public void TryChoose_BetweenPublications_AllocatesNothing()
    {
        var observer = new LatencyObserver(time: new Clock());
        Observe(observer, "a.fast", 3, 10);
        var prepared = new Selector(Catalog, latency: observer).Prepare(Request);
        Choose(prepared, 1_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Choose(prepared, 1_000);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(allocated, Is.Zero);

        static void Choose(IPreparedRequest prepared, int times)
        {
            for (var i = 0; i < times; i++)
            {
                prepared.TryChoose(out _);
            }
        }
    }

    private static RankedCandidate[] Rank(LatencyObserver? observer) =>
        [.. new Selector(Catalog, latency: observer).Select(Request).Ranked];

    private static void Observe(LatencyObserver observer, string id, double seconds, int times)
    {
        for (var i = 0; i < times; i++)
        {
            observer.Observe(new(new(id), TimeSpan.FromSeconds(seconds), 1_000_000) { CallId = id, Region = Region });
        }
    }

    private sealed class Clock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan by) => _ticks += by.Ticks;
    }
}
