using System.Globalization;
using System.Text;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Customization.DataSets;

/// <summary>Checks images and videos of Converse records, and that a job keeps to one kind and one bucket.</summary>
internal static class MediaChecker
{
    public static void Check(DataSetSession session, int media, bool? isUser)
    {
        var record = session.Record;
        var isImage = record.NameIs(media, "image"u8);
        var type = isImage ? Modality.Image : Modality.Video;
        session.Images += isImage ? 1 : 0;
        session.Videos += isImage ? 0 : 1;
        var rule = session.Method.Media.FirstOrDefault(candidate => candidate.Type == type);
        if (rule is null)
        {
            session.ReportName(DataSetProblemCode.MediaNotSupported, media, $"{session.Options.Base.Name} takes no {type} in training records.");
            return;
        }

        if (isUser == false)
        {
            session.ReportName(DataSetProblemCode.MediaRole, media, $"An {type} stands in the assistant's turn.");
        }

        if (session.MediaType is { } first && first != type)
        {
            session.ReportName(DataSetProblemCode.MixedMedia, media, $"The record holds a {type}, an earlier one holds a {first}.");
        }

        session.MediaType ??= type;
        if (!session.IsObject(media))
        {
            return;
        }

        session.CheckFields(media, "format", "source");
        var format = CheckFormat(session, media, rule);
        CheckSource(session, media, format);
    }

    public static void EndRecord(DataSetSession session, int messages)
    {
        CheckCount(session, messages, "images-per-record", session.Images);
        CheckCount(session, messages, "videos-per-record", session.Videos);
    }

    private static void CheckCount(DataSetSession session, int messages, string limitName, int count)
    {
        if (session.Method.TryGetLimit(limitName, session.Options.BatchSize, out var limit) && count > limit.Max)
        {
            session.Report(DataSetProblemCode.TooManyMedia, messages, string.Create(CultureInfo.InvariantCulture, $"The record holds {count}; {limit} are taken."));
        }
    }

    private static string? CheckFormat(DataSetSession session, int media, MediaRule rule)
    {
        var node = session.Require(media, "format");
        if (node < 0 || !session.IsString(node))
        {
            return null;
        }

        var format = Encoding.UTF8.GetString(session.Record.TextOf(node, out _));
        if (!rule.Formats.IsEmpty && !rule.Formats.Contains(format) && rule.Formats.Contains(format.ToLowerInvariant()))
        {
            session.Report(DataSetProblemCode.MediaFormatCase, node, $"'{format}': the guide writes it in lower case, AWS's validators take any case.");
            format = format.ToLowerInvariant();
        }

        if (!rule.Formats.IsEmpty && !rule.Formats.Contains(format))
        {
            session.Report(DataSetProblemCode.MediaFormat, node, $"'{format}' is none of the formats {string.Join(", ", rule.Formats)}.");
            return null;
        }

        return format;
    }

    private static void CheckSource(DataSetSession session, int media, string? format)
    {
        var source = session.Require(media, "source");
        if (source < 0 || !session.IsObject(source))
        {
            return;
        }

        var bytes = session.Record.Find(source, "bytes"u8);
        if (bytes >= 0)
        {
            session.ReportName(DataSetProblemCode.MediaInline, bytes, "The media are given as bytes.");
            return;
        }

        session.CheckFields(source, "s3Location");
        var location = session.Require(source, "s3Location");
        if (location < 0 || !session.IsObject(location))
        {
            return;
        }

        session.CheckFields(location, "uri", "bucketOwner");
        var uri = session.Require(location, "uri");
        if (uri >= 0 && session.IsString(uri))
        {
            CheckUri(session, uri, format);
        }

        CheckOwner(session, location);
    }

    public static void CheckUri(DataSetSession session, int node, string? format)
    {
        var text = Encoding.UTF8.GetString(session.Record.TextOf(node, out _));
        session.Distinguish('m', Encoding.UTF8.GetBytes(text));
        if (!text.StartsWith("s3://", StringComparison.Ordinal) || !S3Uri.IsBucket(S3Uri.BucketOf(text)) || text.Length <= "s3://".Length + S3Uri.BucketOf(text).Length + 1)
        {
            session.Report(DataSetProblemCode.MediaLocation, node, $"'{text}' is no file in Amazon S3.");
            return;
        }

        var bucket = S3Uri.BucketOf(text).ToString();
        var key = text.AsSpan("s3://".Length + bucket.Length + 1);
        if (session.Method.RestrictsFileNames && key.IndexOfAnyExcept(FileNames.Allowed) is >= 0 and var at)
        {
            session.Report(DataSetProblemCode.MediaFileName, node, $"'{key[at]}' stands in the name '{key}'.");
        }

        if (session.Method.MediaShareBucket && session.MediaBucket is { } shared && shared != bucket)
        {
            session.Report(DataSetProblemCode.MediaBucket, node, $"The file lies in '{bucket}', the {(session.Options.Location is null ? "first file of the data set" : "data set")} in '{shared}'.");
        }

        session.MediaBucket ??= bucket;
        var extension = Path.GetExtension(text.AsSpan()).TrimStart('.').ToString().ToLowerInvariant();
        if (format is not null && extension.Length > 0 && (extension == "jpg" ? "jpeg" : extension) != format)
        {
            session.Report(DataSetProblemCode.MediaFormatMismatch, node, $"The format is '{format}', the file ends in '.{extension}'.");
        }
    }

    private static void CheckOwner(DataSetSession session, int location)
    {
        var owner = session.Record.Find(location, "bucketOwner"u8);
        if (owner < 0)
        {
            session.Report(DataSetProblemCode.NoBucketOwner, location, "The location names no bucketOwner.");
        }
        else if (session.Record.KindOf(owner) != System.Text.Json.JsonTokenType.String
            || session.Record.TextOf(owner, out _) is not { Length: 12 } digits || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            session.Report(DataSetProblemCode.BucketOwner, owner, $"{session.Record.Excerpt(owner)} is no account id of twelve digits.");
        }
    }
}
