using System.Buffers.Binary;
using BedrockSelector.Tokens;

namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>Reads the size of an image from the first bytes of PNG, GIF, JPEG and WebP.</summary>
internal static class ImageHeader
{
    public static ImageSize? Read(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) && bytes.Length >= 24
            ? Size(BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]))
        : bytes.StartsWith("GIF8"u8) && bytes.Length >= 10
            ? Size(BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]))
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? Jpeg(bytes)
        : bytes.Length >= 30 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? WebP(bytes[12..])
        : null;

    private static ImageSize? Jpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];

            // Frame headers are C0 to CF, but for C4, C8 and CC, which are tables.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return Size(BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return null;
    }

    private static ImageSize? WebP(ReadOnlySpan<byte> chunk) =>
        chunk.StartsWith("VP8X"u8) ? Size(1 + Int24(chunk[12..]), 1 + Int24(chunk[15..]))
        : chunk.StartsWith("VP8L"u8)
            ? Size(1 + (BinaryPrimitives.ReadInt32LittleEndian(chunk[9..]) & 0x3FFF), 1 + ((BinaryPrimitives.ReadInt32LittleEndian(chunk[9..]) >> 14) & 0x3FFF))
        : chunk.StartsWith("VP8 "u8)
            ? Size(BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(chunk[16..]) & 0x3FFF)
        : null;

    private static int Int24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static ImageSize? Size(int width, int height) => width > 0 && height > 0 ? new(width, height) : null;
}
