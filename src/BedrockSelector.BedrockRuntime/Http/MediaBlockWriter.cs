using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;

namespace BedrockSelector.BedrockRuntime.Http;

/// <summary>Writes images, documents, videos and sound.</summary>
internal static class MediaBlockWriter
{
    public static void Write(Utf8JsonWriter json, MediaBlock media)
    {
        json.WriteStartObject(media.Kind switch
        {
            MediaKind.Image => "image",
            MediaKind.Document => "document",
            MediaKind.Video => "video",
            _ => "audio",
        });
        json.WriteOptional("format", media.Format.Length > 0 ? media.Format : null);
        json.WriteOptional("name", media.Name);
        json.WriteStartObject("source");
        WriteSource(json, media);
        json.WriteEndObject();
        json.WriteOptional("context", media.Context);
        ContentBlockWriter.WriteEnabled(json, media.Citations);
        json.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter json, MediaBlock media)
    {
        if (media.S3Uri is not null)
        {
            json.WriteStartObject("s3Location");
            json.WriteString("uri", media.S3Uri);
            json.WriteOptional("bucketOwner", media.S3BucketOwner);
            json.WriteEndObject();
        }
        else if (media.Text is not null)
        {
            json.WriteString("text", media.Text);
        }
        else if (!media.TextParts.IsEmpty)
        {
            ContentBlockWriter.WriteTexts(json, "content", media.TextParts);
        }
        else
        {
            json.WriteBase64String("bytes", media.Bytes.Span);
        }
    }
}
