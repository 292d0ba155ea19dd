using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace BedrockSelector.BedrockRuntime.EventStream;

/// <summary>Reads the frames of <c>application/vnd.amazon.eventstream</c>.</summary>
/// <remarks>
/// A frame is: total length, header length, checksum of those eight bytes, headers, payload, checksum of all before it; big-endian.
/// See <see href="https://smithy.io/2.0/aws/amazon-eventstream.html"/> (read 2026-11).
/// Not safe for concurrent use.
/// </remarks>
internal sealed class EventStreamDecoder(Stream stream)
{
    private const int PreludeLength = 12;
    private const int ChecksumLength = 4;
    private const int MaxHeadersLength = 128 * 1024;

    // The specification bounds a payload at 24 MiB; the rest is headers and overhead.
    private const int MaxFrameLength = (24 * 1024 * 1024) + MaxHeadersLength + PreludeLength + ChecksumLength;

    private byte[] _buffer = new byte[8 * 1024];

    /// <returns>The next frame, or <see langword="null"/> when the stream ends between frames.</returns>
    /// <exception cref="EventStreamFormatException">The bytes are not a frame.</exception>
    /// <exception cref="EndOfStreamException">The stream ends inside a frame.</exception>
    public async ValueTask<EventStreamFrame?> ReadAsync(CancellationToken cancellationToken)
    {
        var read = await stream.ReadAtLeastAsync(
            _buffer.AsMemory(0, PreludeLength), PreludeLength, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (read == 0)
        {
            return null;
        }

        if (read < PreludeLength)
        {
            throw new EndOfStreamException("The stream ended inside the prelude of a frame.");
        }

        var (totalLength, headersLength) = ParsePrelude(_buffer.AsSpan(0, PreludeLength));
        if (totalLength > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(totalLength, _buffer.Length * 2));
        }

        await stream.ReadExactlyAsync(_buffer.AsMemory(PreludeLength, totalLength - PreludeLength), cancellationToken).ConfigureAwait(false);
        var stated = BinaryPrimitives.ReadUInt32BigEndian(_buffer.AsSpan(totalLength - ChecksumLength));
        var computed = Crc32.Compute(_buffer.AsSpan(0, totalLength - ChecksumLength));
        if (stated != computed)
        {
            throw new EventStreamFormatException(string.Create(
                CultureInfo.InvariantCulture, $"A frame's checksum is {computed:x8}, but the frame states {stated:x8}."));
        }

        var payloadStart = PreludeLength + headersLength;
        return new(
            ParseHeaders(_buffer.AsSpan(PreludeLength, headersLength)),
            _buffer.AsMemory(payloadStart, totalLength - ChecksumLength - payloadStart));
    }

    private static (int TotalLength, int HeadersLength) ParsePrelude(ReadOnlySpan<byte> prelude)
    {
        var totalLength = BinaryPrimitives.ReadUInt32BigEndian(prelude);
        var headersLength = BinaryPrimitives.ReadUInt32BigEndian(prelude[4..]);
        var stated = BinaryPrimitives.ReadUInt32BigEndian(prelude[8..]);

        // The checksum first: a corrupt length must not decide how much is read.
        if (Crc32.Compute(prelude[..8]) != stated)
        {
            throw new EventStreamFormatException("The checksum of a frame's prelude is wrong.");
        }

        if (totalLength > MaxFrameLength || headersLength > MaxHeadersLength || headersLength + PreludeLength + ChecksumLength > totalLength)
        {
            throw new EventStreamFormatException(string.Create(
                CultureInfo.InvariantCulture, $"A frame states {totalLength} bytes, {headersLength} of them headers, which no frame can have."));
        }

        return ((int)totalLength, (int)headersLength);
    }

    private static Dictionary<string, string> ParseHeaders(ReadOnlySpan<byte> bytes)
    {
        var headers = new Dictionary<string, string>(4, StringComparer.Ordinal);
        while (!bytes.IsEmpty)
        {
            var name = Encoding.UTF8.GetString(Take(ref bytes, Take(ref bytes, 1)[0]));
            if (!headers.TryAdd(name, ParseValue(Take(ref bytes, 1)[0], ref bytes)))
            {
                throw new EventStreamFormatException($"A frame has the header '{name}' twice.");
            }
        }

        return headers;
    }

    private static string ParseValue(byte type, ref ReadOnlySpan<byte> bytes)
    {
        switch (type)
        {
            case 0: return "true";
            case 1: return "false";
            case 2: return ((sbyte)Take(ref bytes, 1)[0]).ToString(CultureInfo.InvariantCulture);
            case 3: return BinaryPrimitives.ReadInt16BigEndian(Take(ref bytes, 2)).ToString(CultureInfo.InvariantCulture);
            case 4: return BinaryPrimitives.ReadInt32BigEndian(Take(ref bytes, 4)).ToString(CultureInfo.InvariantCulture);
            case 5: return BinaryPrimitives.ReadInt64BigEndian(Take(ref bytes, 8)).ToString(CultureInfo.InvariantCulture);
            case 6:
                return Convert.ToBase64String(Take(ref bytes, BinaryPrimitives.ReadUInt16BigEndian(Take(ref bytes, 2))));
            case 7: return Encoding.UTF8.GetString(Take(ref bytes, BinaryPrimitives.ReadUInt16BigEndian(Take(ref bytes, 2))));
            case 8:
                return BinaryPrimitives.ReadInt64BigEndian(Take(ref bytes, 8)).ToString(CultureInfo.InvariantCulture);
            case 9:
                return new Guid(Take(ref bytes, 16), bigEndian: true).ToString();
            default:
                throw new EventStreamFormatException(string.Create(CultureInfo.InvariantCulture, $"A header has the unknown type {type}."));
        }
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        if (count > bytes.Length)
        {
            throw new EventStreamFormatException("A header runs past the end of the headers.");
        }

        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }
}
