using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace BedrockSelector.BedrockRuntime.Tests.Recordings;

/// <summary>Reads the frames of a recorded stream without checks, sharing nothing with the decoder under test.</summary>
internal static class FrameReader
{
    public static IEnumerable<(string Type, JsonObject Json)> Read(byte[] bytes)
    {
        for (var at = 0; at + 16 <= bytes.Length;)
        {
            var total = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
            var headersLength = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at + 4));
            if (total < 16 || at + total > bytes.Length)
            {
                yield break;
            }

            var headers = Headers(bytes.AsSpan(at + 12, headersLength));
            var payload = Encoding.UTF8.GetString(bytes, at + 12 + headersLength, total - 16 - headersLength);
            var type = headers.GetValueOrDefault(":event-type") ?? headers.GetValueOrDefault(":exception-type") ?? headers.GetValueOrDefault(":error-code") ?? "";
            yield return (type, payload.StartsWith('{') ? JsonNode.Parse(payload)!.AsObject() : []);
            at += total;
        }
    }

    private static Dictionary<string, string> Headers(ReadOnlySpan<byte> bytes)
    {
        Dictionary<string, string> headers = [];
        while (bytes.Length > 4)
        {
            var name = Encoding.UTF8.GetString(bytes.Slice(1, bytes[0]));
            bytes = bytes[(1 + bytes[0])..];
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]);
            headers[name] = Encoding.UTF8.GetString(bytes.Slice(3, length));
            bytes = bytes[(3 + length)..];
        }

        return headers;
    }
}
