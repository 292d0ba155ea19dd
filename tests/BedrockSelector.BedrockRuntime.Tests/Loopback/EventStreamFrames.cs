using System.Buffers.Binary;
using System.Text;

namespace BedrockSelector.BedrockRuntime.Tests.Loopback;

/// <summary>
/// Writes event-stream frames from the public description (https://smithy.io/2.0/aws/amazon-eventstream.html, read 2026-11),
/// sharing nothing with the decoder under test: the checksum is computed bit by bit.
/// </summary>
internal static class EventStreamFrames
{
    public static byte[] Event(string type, string json) => Frame(
        json, (":message-type", "event"), (":event-type", type), (":content-type", "application/json"));

    public static byte[] Exception(string type, string message) => Frame(
        $$"""{"message":"{{message}}"}""", (":message-type", "exception"), (":exception-type", type), (":content-type", "application/json"));

    public static byte[] Error(string code, string message) => Frame(
        "", (":message-type", "error"), (":error-code", code), (":error-message", message));

    public static byte[] Frame(string payload, params (string Name, string Value)[] headers)
    {
        using var written = new MemoryStream();
        foreach (var (name, value) in headers)
        {
            WriteString(written, name);
            written.WriteByte(7);
            var bytes = Encoding.UTF8.GetBytes(value);
            written.WriteByte((byte)(bytes.Length >> 8));
            written.WriteByte((byte)bytes.Length);
            written.Write(bytes);
        }

        return Frame(Encoding.UTF8.GetBytes(payload), written.ToArray());
    }

    public static byte[] Frame(byte[] payload, byte[] headers)
    {
        var frame = new byte[16 + headers.Length + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(8), Checksum(frame.AsSpan(0, 8)));
        headers.CopyTo(frame, 12);
        payload.CopyTo(frame, 12 + headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(frame.Length - 4), Checksum(frame.AsSpan(0, frame.Length - 4)));
        return frame;
    }

    private static void WriteString(MemoryStream stream, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        stream.WriteByte((byte)bytes.Length);
        stream.Write(bytes);
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var odd = ((crc ^ (uint)(b >> bit)) & 1) != 0;
                crc = odd ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }
        }

        return crc ^ 0xFFFFFFFFu;
    }
}
