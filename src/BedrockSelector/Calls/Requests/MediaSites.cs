using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using BedrockSelector.Knowledge.Rules;
using BedrockSelector.Quantities;

namespace BedrockSelector.Calls.Requests;

/// <summary>Finds the media of a request: how large they are, of which format, and whether they are what they say.</summary>
internal sealed class MediaSites(RequestSites sites)
{
    // Enough for the size of nearly every picture; only the frame header of a photograph with a long description stands later.
    private const int HeaderLength = 64 * 1024;

    /// <summary>Takes media by their bytes in base64.</summary>
    public void Inline(RequestPart part, RequestPath path, RequestPath bytes, string? base64, MediaFormat format)
    {
        var length = base64 is null ? null : Length(base64);
        sites.Add(part, path, length, format.Name);
        sites.Add(RequestPart.InlineMedia, path, length, format.Name);
        if (part == RequestPart.Document)
        {
            sites.Add(RequestPart.InlineDocument, path, length, format.Name);
        }

        if (base64 is { Length: 0 })
        {
            sites.Add(RequestPart.EmptyMedia, bytes);
        }
        else if (part == RequestPart.Image && base64 is not null)
        {
            Image(path, base64, format);
        }
    }

    /// <summary>Takes media by their place in Amazon S3.</summary>
    public void Stored(RequestPart part, RequestPath path, string? format)
    {
        sites.Add(part, path, null, format);
        sites.Add(RequestPart.S3Media, path, null, part.Name());
    }

    /// <summary>Takes a document written as text.</summary>
    public void Written(RequestPath path, string text, string? format)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        sites.Add(RequestPart.Document, path, length, format);
        sites.Add(RequestPart.InlineDocument, path, length, format);
        sites.Add(RequestPart.InlineMedia, path, length, format);
    }

    /// <summary>Gets a text field, or <see langword="null"/>.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Gets a number field, or <see langword="null"/>.</summary>
    public static decimal? Number(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetDecimal(out var number) ? number : null;

    private static decimal? Length(string base64) =>
        Base64.IsValid(base64.AsSpan(), out var length) ? length : null;

    private void Image(RequestPath path, string base64, MediaFormat format)
    {
        var characters = Math.Min(base64.Length, HeaderLength / 3 * 4);
        var buffer = ArrayPool<byte>.Shared.Rent(HeaderLength);
        try
        {
            if (!Convert.TryFromBase64Chars(base64.AsSpan(0, characters / 4 * 4), buffer, out var written)
                || !ImageHeader.TryRead(buffer.AsSpan(0, written), out var header))
            {
                return;
            }

            if (Math.Max(header.Width, header.Height) is > 0 and var side)
            {
                sites.Add(RequestPart.ImageSide, path, side, header.Format);
            }

            if (format.Name is not null && header.Format != format.Name)
            {
                sites.Add(RequestPart.ImageFormatDiffers, format.Path, null, format.Prefix + header.Format);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
