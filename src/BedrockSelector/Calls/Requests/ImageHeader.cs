using System.Buffers.Binary;

namespace BedrockSelector.Calls.Requests;

/// <summary>Format and size of an image, from the first bytes of its file.</summary>
internal readonly record struct ImageHeader(string Format, int Width, int Height)
{
    /// <summary>Reads the header of a PNG, JPEG, GIF or WebP file.</summary>
    public static bool TryRead(ReadOnlySpan<byte> file, out ImageHeader header)
    {
        header = default;
        if (file.StartsWith(PngSignature) && file.Length >= 24)
        {
            header = new("png", Positive(BinaryPrimitives.ReadUInt32BigEndian(file[16..])), Positive(BinaryPrimitives.ReadUInt32BigEndian(file[20..])));
        }
        else if ((file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8)) && file.Length >= 10)
        {
            header = new("gif", BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..]));
        }
        else if (file.StartsWith("RIFF"u8) && file.Length >= 30 && file[8..].StartsWith("WEBP"u8))
        {
            header = WebP(file);
        }
        else if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            header = Jpeg(file);
        }

        return header.Format is not null;
    }

    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static int Positive(uint value) => value > int.MaxValue ? int.MaxValue : (int)value;

    private static ImageHeader WebP(ReadOnlySpan<byte> file)
    {
        var chunk = file[12..];
        if (chunk.StartsWith("VP8X"u8))
        {
            return new("webp", 1 + (file[24] | (file[25] << 8) | (file[26] << 16)), 1 + (file[27] | (file[28] << 8) | (file[29] << 16)));
        }

        if (chunk.StartsWith("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(file[21..]);
            return new("webp", 1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
        }

        return new("webp", BinaryPrimitives.ReadUInt16LittleEndian(file[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(file[28..]) & 0x3FFF);
    }

    // The size stands in the frame header, after segments of any length.
    private static ImageHeader Jpeg(ReadOnlySpan<byte> file)
    {
        var at = 2;
        while (at + 9 < file.Length && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return new("jpeg", BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            }

            at += marker is 0xFF ? 1 : marker is 0x01 or (>= 0xD0 and <= 0xD9) ? 2 : 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return new("jpeg", 0, 0);
    }
}
