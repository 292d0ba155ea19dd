using System.Text;
using BedrockSelector.BedrockRuntime.EventStream;
using BedrockSelector.BedrockRuntime.Tests.Loopback;

namespace BedrockSelector.BedrockRuntime.Tests;

/// <summary>The cases that the event-stream tests of the AWS SDKs share, made anew: which frames are read, and which are refused.</summary>
/// <remarks>
/// The checksums are those that the SDKs publish, so that the frames are theirs byte for byte. <see cref="SdkEventStreamTests"/> says where the types of
/// AWSSDK.Core fall short of them.
/// </remarks>
public sealed class EventStreamVectorTests
{
    private const string Payload = "{'foo':'bar'}";

    private static readonly byte[] AllTypes =
    [
        1, (byte)'0', 0, 1, (byte)'1', 1, 1, (byte)'2', 2, 2, 1, (byte)'3', 3, 0, 3, 1, (byte)'4', 4, 0, 0, 0, 4,
        1, (byte)'5', 5, 0, 0, 0, 0, 0, 0, 0, 5, 1, (byte)'6', 6, 0, 5, .. "bytes"u8, 1, (byte)'7', 7, 0, 4, .. "utf8"u8,
        1, (byte)'8', 8, 0, 0, 0, 0, 0, 0, 0, 8, 1, (byte)'9', 9, .. "0123456789abcdef"u8,
    ];

    private static readonly byte[] ContentType = [12, .. "content-type"u8, 7, 0, 16, .. "application/json"u8];

    private static IEnumerable<TestCaseData> Good()
    {
        yield return new TestCaseData(EventStreamFrames.Frame([], []), 0x7d98c8ffu, "", "").SetArgDisplayNames("empty");
        yield return new TestCaseData(EventStreamFrames.Frame([], [4, .. "byte"u8, 2, 0xFF]), 0xc2f869dcu, "byte", "-1").SetArgDisplayNames("8 bits");
        yield return new TestCaseData(EventStreamFrames.Frame([], [5, .. "short"u8, 3, 0xFF, 0xFF]), 0xb27cb6ccu, "short", "-1").SetArgDisplayNames("16 bits");
        yield return new TestCaseData(
            EventStreamFrames.Frame([], [7, .. "integer"u8, 4, 0xFF, 0xFF, 0xFF, 0xFF]), 0x8b8e12ebu, "integer", "-1").SetArgDisplayNames("32 bits");
        yield return new TestCaseData(
            EventStreamFrames.Frame([], [4, .. "long"u8, 5, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]), 0x4bc232dau, "long", "-1")
            .SetArgDisplayNames("64 bits");
        yield return new TestCaseData(EventStreamFrames.Frame(Encoding.UTF8.GetBytes(Payload), []), 0xc3653936u, "", "").SetArgDisplayNames("payload");
        yield return new TestCaseData(
            EventStreamFrames.Frame(Encoding.UTF8.GetBytes(Payload), ContentType), 0x8d9c08b1u, "content-type", "application/json")
            .SetArgDisplayNames("payload and header");
        yield return new TestCaseData(EventStreamFrames.Frame([], AllTypes), 0x63353671u, "9", "30313233-3435-3637-3839-616263646566")
            .SetArgDisplayNames("all types");
        yield return new TestCaseData(EventStreamFrames.Error("code", "message"), 0x6b6cea3du, ":error-code", "code").SetArgDisplayNames("error");
    }

    [TestCaseSource(nameof(Good))]
    public async Task Read_FrameOfTheSdks_GivesWhatTheySay(byte[] frame, uint checksum, string header, string value)
    {
        var read = await ReadAsync(frame);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(frame.Length - 4)), Is.EqualTo(checksum));
            Assert.That(read!.Value.Header(header), Is.EqualTo(value));
        }
    }

    private static IEnumerable<TestCaseData> Bad()
    {
        var payload = EventStreamFrames.Frame(Encoding.UTF8.GetBytes(Payload), []);
        var both = EventStreamFrames.Frame(Encoding.UTF8.GetBytes(Payload), ContentType);
        yield return new TestCaseData(Changed(payload, 0, 1)).SetArgDisplayNames("length");
        yield return new TestCaseData(Changed(payload, payload.Length - 5, 0x8d)).SetArgDisplayNames("payload");
        yield return new TestCaseData(Changed(both, 20, (byte)'+')).SetArgDisplayNames("headers");
        yield return new TestCaseData(Changed(both, 4, 0xFF)).SetArgDisplayNames("length of headers");
        yield return new TestCaseData(EventStreamFrames.Frame([], [4, .. "test"u8, 4, .. "asdf"u8, 4, .. "test"u8, 4, .. "asdf"u8]))
            .SetArgDisplayNames("a header twice");
        yield return new TestCaseData(EventStreamFrames.Frame([], [1, (byte)'a', 0, 1, (byte)'a', 1])).SetArgDisplayNames("a header twice, with two values");
        yield return new TestCaseData(EventStreamFrames.Frame([], new byte[(128 * 1024) + 1])).SetArgDisplayNames("more headers than allowed");
        yield return new TestCaseData(EventStreamFrames.Frame(new byte[(24 * 1024 * 1024) + (128 * 1024) + 1], []))
            .SetArgDisplayNames("more payload than allowed");
    }

    [TestCaseSource(nameof(Bad))]
    public void Read_FrameThatTheSdksRefuse_IsRefused(byte[] frame) =>
        Assert.That(async () => await ReadAsync(frame), Throws.InstanceOf<EventStreamFormatException>());

    private static byte[] Changed(byte[] frame, int at, byte value)
    {
        var copy = frame.ToArray();
        copy[at] = value;
        return copy;
    }

    private static async Task<EventStreamFrame?> ReadAsync(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return await new EventStreamDecoder(stream).ReadAsync(default);
    }
}
