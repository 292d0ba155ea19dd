using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.BedrockRuntime.Tests.Loopback;

namespace BedrockSelector.BedrockRuntime.Tests;

public sealed class BedrockRuntimeClientTests : LoopbackTests
{
    [Test]
    public async Task Converse_SignedRequest_ReturnsTextAndUsage()
    {
        Service.Always(Micro, new Answer("Amazon S3", " and EC2") { InputTokens = 7, OutputTokens = 512 });
        using var client = Client();

        var response = await client.ConverseAsync(Ask(Micro));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Content, Is.EqualTo(new ContentBlock[] { new TextBlock("Amazon S3 and EC2") }));
            Assert.That(response.StopReason, Is.EqualTo("end_turn"));
            Assert.That(response.Usage, Is.EqualTo(new ConverseUsage { UncachedInputTokens = 7, OutputTokens = 512 }));
            Assert.That(response.ServiceLatency, Is.EqualTo(TimeSpan.FromMilliseconds(123)));
            Assert.That(response.Trace.Attempts, Is.EqualTo(1));
            Assert.That(response.Trace.RequestId, Is.Not.Empty);
        }
    }

    [Test]
    public async Task ConverseStream_SignedRequest_GivesEveryEvent()
    {
        Service.Always(Micro, new Answer("Amazon S3", " and EC2"));
        using var client = Client();

        var (events, failure) = await CollectAsync(client.ConverseStreamAsync(Ask(Micro)));

        Assert.That(failure, Is.Null);
        Assert.That(events[1..], Is.EqualTo(new ConverseEvent[]
        {
            new MessageStartEvent(ConverseRole.Assistant), new TextDeltaEvent(0, "Amazon S3"), new TextDeltaEvent(0, " and EC2"),
            new BlockStopEvent(0), new MessageStopEvent("end_turn"),
            new MetadataEvent(new() { UncachedInputTokens = 10, OutputTokens = 20 }, TimeSpan.FromMilliseconds(123)),
        }));
    }
}
