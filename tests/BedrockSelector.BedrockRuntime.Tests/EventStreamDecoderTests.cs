using System.Text;
using BedrockSelector.BedrockRuntime.EventStream;
using BedrockSelector.BedrockRuntime.Tests.Loopback;
using FsCheck;
using FsCheck.Fluent;

namespace BedrockSelector.BedrockRuntime.Tests;

public sealed class EventStreamDecoderTests
{
    // The "payload_one_str_header" case of the event-stream test suites that the AWS SDKs share.
    private const string OneStringHeader =
        "0000003d" + "00000020" + "07fd8396" + "0c" + "636f6e74656e742d74797065" + "07" + "0010" + "6170706c69636174696f6e2f6a736f6e"
        + "7b27666f6f273a27626172277d" + "8d9c08b1";

    [Test]
    public async Task Read_PublishedFrame_GivesHeaderAndPayload()
    {
        var frame = await ReadAsync(Convert.FromHexString(OneStringHeader));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(frame!.Value.Header("content-type"), Is.EqualTo("application/json"));
            Assert.That(Encoding.UTF8.GetString(frame.Value.Payload.Span), Is.EqualTo("{'foo':'bar'}"));
        }
    }

    [Test]
    public async Task Read_EveryHeaderType_IsKept()
    {
        byte[] headers =
        [
            1, (byte)'a', 0, 1, (byte)'b', 1, 1, (byte)'c', 2, 0xFF, 1, (byte)'d', 3, 0xFF, 0xFE, 1, (byte)'e', 4, 0, 0, 1, 0,
            1, (byte)'f', 5, 0, 0, 0, 0, 0, 0, 0, 9, 1, (byte)'g', 6, 0, 2, 7, 7, 1, (byte)'h', 7, 0, 1, (byte)'x',
            1, (byte)'i', 8, 0, 0, 0, 0, 0, 0, 0, 1, 1, (byte)'j', 9, .. new byte[16],
        ];

        var frame = await ReadAsync(EventStreamFrames.Frame([1], headers));

        Assert.That(frame!.Value.Headers, Is.EqualTo(new Dictionary<string, string>
        {
            ["a"] = "true",
            ["b"] = "false",
            ["c"] = "-1",
            ["d"] = "-2",
            ["e"] = "256",
            ["f"] = "9",
            ["g"] = "Bwc=",
            ["h"] = "x",
            ["i"] = "1",
            ["j"] = "00000000-0000-0000-0000-000000000000",
        }));
    }

    [Test]
    public async Task Read_EndBetweenFrames_GivesNull() => Assert.That(await ReadAsync([]), Is.Null);

    [Test]
    public void Read_HeaderPastTheEnd_IsRefused() => Assert.That(
        async () => await ReadAsync(EventStreamFrames.Frame([], [1, (byte)'a', 7, 0, 9, (byte)'x'])), Throws.InstanceOf<EventStreamFormatException>());

    [Test]
    public void Read_UnknownHeaderType_IsRefused() => Assert.That(
        async () => await ReadAsync(EventStreamFrames.Frame([], [1, (byte)'a', 10])), Throws.InstanceOf<EventStreamFormatException>());

    [Test]
    public void Read_AnyBitFlipped_IsNeverAFrame()
    {
        var original = EventStreamFrames.Event("contentBlockDelta", """{"delta":{"text":"hello"},"contentBlockIndex":0}""");

        for (var bit = 0; bit < original.Length * 8; bit++)
        {
            var flipped = original.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.That(async () => await ReadAsync(flipped), Throws.Exception, $"bit {bit}");
        }
    }

    [Test]
    public void Read_AnyFramesInAnyPieces_ComeBackUnchanged() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte[][] Payloads, int Seed)>().Filter(static pair => pair.Payloads is not null && pair.Payloads.All(static payload => payload is not null)),
        static pair =>
        {
            using var bytes = new MemoryStream();
            foreach (var payload in pair.Payloads)
            {
                bytes.Write(EventStreamFrames.Frame(payload, [1, (byte)'k', 7, 0, 1, (byte)'v']));
            }

            var decoder = new EventStreamDecoder(new PiecewiseStream(bytes.ToArray(), new Random(pair.Seed)));
            foreach (var payload in pair.Payloads)
            {
                var frame = decoder.ReadAsync(default).AsTask().GetAwaiter().GetResult();
                if (frame is not { } read || !read.Payload.Span.SequenceEqual(payload) || read.Header("k") != "v")
                {
                    return false;
                }
            }

            return decoder.ReadAsync(default).AsTask().GetAwaiter().GetResult() is null;
        }).QuickCheckThrowOnFailure();

    private static async Task<EventStreamFrame?> ReadAsync(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return await new EventStreamDecoder(stream).ReadAsync(default);
    }

    /// <summary>Gives its bytes a few at a time, as sockets do.</summary>
    private sealed class PiecewiseStream(byte[] bytes, Random random) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, random.Next(1, 8))], cancellationToken);
    }
}
