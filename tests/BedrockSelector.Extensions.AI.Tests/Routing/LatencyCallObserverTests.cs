using BedrockSelector.Calls;
using BedrockSelector.Evidence.Latency;
using BedrockSelector.Extensions.AI.Routing;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;

namespace BedrockSelector.Extensions.AI.Tests.Routing;

[TestFixture]
public sealed class LatencyCallObserverTests
{
    private static readonly Candidate Micro = Candidate("amazon.nova-micro-v1:0");

    [Test]
    public void Observe_StreamedCall_FeedsFirstTokenAndSpeed()
    {
        var latency = new LatencyObserver();
        var observer = new LatencyCallObserver(latency);

        observer.Observe(new(Micro, 101, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1.5), null));

        // 100 tokens after the first in 1 s; buckets are two per cent wide.
        Assert.That(latency.TryGetSnapshot(Micro.Model.Id, out var seen), Is.True);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen?.TimeToFirstToken?.TotalSeconds, Is.EqualTo(0.5).Within(0.02));
            Assert.That(seen?.OutputTokensPerSecond, Is.EqualTo(100).Within(3));
        }
    }

    [Test]
    public void Observe_CallThatWasNotStreamed_IsNotCounted()
    {
        var latency = new LatencyObserver();

        new LatencyCallObserver(latency).Observe(new(Micro, 100, null, TimeSpan.FromSeconds(1), null));

        Assert.That(latency.TryGetSnapshot(Micro.Model.Id, out _), Is.False);
    }

    private static Candidate Candidate(string id)
    {
        var model = ModelCatalog.LoadEmbedded().GetModel(new(id));
        return new(model, model.Offers.First(static offer => offer.Inference == InferenceType.OnDemand), new("us-east-1"), PricingTier.Standard);
    }
}
