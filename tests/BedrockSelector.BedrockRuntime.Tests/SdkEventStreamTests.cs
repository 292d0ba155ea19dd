using System.Text;
using Amazon.Runtime.EventStreams;
using BedrockSelector.BedrockRuntime.EventStream;
using BedrockSelector.BedrockRuntime.Tests.Loopback;

namespace BedrockSelector.BedrockRuntime.Tests;

/// <summary>Why frames are not read by the types of AWSSDK.Core: where these fall short of the same cases.</summary>
/// <remarks>When one of these tests fails, the SDK has mended that case; when all do, the decoder here can go.</remarks>
public sealed class SdkEventStreamTests
{
    [Test]
    public async Task Read_IdentifierHeader_HasItsBytesInOrderHereAlone()
    {
        byte[] frame = EventStreamFrames.Frame([], [1, (byte)'9', 9, .. "0123456789abcdef"u8]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await ReadAsync(frame))!.Value.Header("9"), Is.EqualTo("30313233-3435-3637-3839-616263646566"));
            Assert.That(EventStreamMessage.FromBuffer(frame, 0, frame.Length).Headers["9"].AsUUID().ToString(), Is.EqualTo("33323130-3534-3736-3839-616263646566"));
        }
    }

    [Test]
    public void Read_PayloadAboveTheLimit_IsRefusedHereAlone()
    {
        var frame = EventStreamFrames.Frame(new byte[(24 * 1024 * 1024) + (128 * 1024) + 1], []);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(async () => await ReadAsync(frame), Throws.InstanceOf<EventStreamFormatException>());
            Assert.That(EventStreamMessage.FromBuffer(frame, 0, frame.Length).Payload, Has.Length.GreaterThan(24 * 1024 * 1024));
        }
    }

    private static IEnumerable<TestCaseData> BrokenHeaders()
    {
        yield return new TestCaseData(EventStreamFrames.Frame([], [1, (byte)'a', 0, 1, (byte)'a', 1])).SetArgDisplayNames("a header twice");
        yield return new TestCaseData(EventStreamFrames.Frame([], [1, (byte)'a', 10])).SetArgDisplayNames("an unknown type");
        yield return new TestCaseData(EventStreamFrames.Frame([], [1, (byte)'a', 7, 0, 9, (byte)'x'])).SetArgDisplayNames("a header past the end");
    }

    // A caller must be able to tell broken bytes from a fault of the program.
    [TestCaseSource(nameof(BrokenHeaders))]
    public void Read_BrokenHeaders_AreAFaultOfTheFormatHereAlone(byte[] frame)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(async () => await ReadAsync(frame), Throws.InstanceOf<EventStreamFormatException>());
            Assert.That(() => EventStreamMessage.FromBuffer(frame, 0, frame.Length), Throws.InstanceOf<ArgumentException>());
        }
    }

    [Test]
    public async Task Read_PayloadAndHeader_AreTheSameInBoth()
    {
        var frame = EventStreamFrames.Frame(Encoding.UTF8.GetBytes("{'foo':'bar'}"), [12, .. "content-type"u8, 7, 0, 16, .. "application/json"u8]);
        var ours = (await ReadAsync(frame))!.Value;
        var theirs = EventStreamMessage.FromBuffer(frame, 0, frame.Length);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(theirs.Headers["content-type"].AsString(), Is.EqualTo(ours.Header("content-type")));
            Assert.That(theirs.Payload, Is.EqualTo(ours.Payload.ToArray()));
        }
    }

    private static async Task<EventStreamFrame?> ReadAsync(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return await new EventStreamDecoder(stream).ReadAsync(default);
    }
}
