using System.Collections.Frozen;
using BedrockSelector.BedrockRuntime.Conversation;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>The service's names of media types.</summary>
internal static class MediaFormats
{
    private static readonly FrozenDictionary<string, (MediaKind Kind, string Format)> Known =
        new Dictionary<string, (MediaKind, string)>(StringComparer.OrdinalIgnoreCase)
        {
            ["image/png"] = (MediaKind.Image, "png"),
            ["image/jpeg"] = (MediaKind.Image, "jpeg"),
            ["image/jpg"] = (MediaKind.Image, "jpeg"),
            ["image/gif"] = (MediaKind.Image, "gif"),
            ["image/webp"] = (MediaKind.Image, "webp"),
            ["application/pdf"] = (MediaKind.Document, "pdf"),
            ["text/csv"] = (MediaKind.Document, "csv"),
            ["text/html"] = (MediaKind.Document, "html"),
            ["text/plain"] = (MediaKind.Document, "txt"),
            ["text/markdown"] = (MediaKind.Document, "md"),
            ["application/msword"] = (MediaKind.Document, "doc"),
            ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = (MediaKind.Document, "docx"),
            ["application/vnd.ms-excel"] = (MediaKind.Document, "xls"),
            ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = (MediaKind.Document, "xlsx"),
            ["video/mp4"] = (MediaKind.Video, "mp4"),
            ["video/quicktime"] = (MediaKind.Video, "mov"),
            ["video/x-matroska"] = (MediaKind.Video, "mkv"),
            ["video/webm"] = (MediaKind.Video, "webm"),
            ["video/x-flv"] = (MediaKind.Video, "flv"),
            ["video/mpeg"] = (MediaKind.Video, "mpeg"),
            ["video/x-ms-wmv"] = (MediaKind.Video, "wmv"),
            ["video/3gpp"] = (MediaKind.Video, "three_gp"),
            ["audio/mpeg"] = (MediaKind.Audio, "mp3"),
            ["audio/mp3"] = (MediaKind.Audio, "mp3"),
            ["audio/wav"] = (MediaKind.Audio, "wav"),
            ["audio/x-wav"] = (MediaKind.Audio, "wav"),
            ["audio/flac"] = (MediaKind.Audio, "flac"),
            ["audio/aac"] = (MediaKind.Audio, "aac"),
            ["audio/ogg"] = (MediaKind.Audio, "ogg"),
            ["audio/opus"] = (MediaKind.Audio, "opus"),
            ["audio/mp4"] = (MediaKind.Audio, "m4a"),
            ["audio/webm"] = (MediaKind.Audio, "webm"),
            ["audio/x-matroska"] = (MediaKind.Audio, "mka"),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static MediaBlock Block(string mediaType)
    {
        var essence = mediaType.Split(';')[0].Trim();
        return Known.TryGetValue(essence, out var known)
            ? new(known.Kind, known.Format)
            : throw new NotSupportedException(
                $"Converse takes no '{mediaType}'; it takes {string.Join(", ", Known.Keys.Order(StringComparer.Ordinal))}.");
    }

    /// <returns>The media type; null for a format that we do not know.</returns>
    public static string? MediaType(MediaBlock block)
    {
        foreach (var (mediaType, known) in Known.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            if (known == (block.Kind, block.Format))
            {
                return mediaType;
            }
        }

        return null;
    }
}
