using System.Globalization;

namespace BedrockSelector.Customization.DataSets;

/// <summary>Checks <c>{"image-ref": "s3://…", "caption": "…"}</c>.</summary>
internal sealed class ImageCaptionChecker : IRecordChecker
{
    public void Check(DataSetSession session)
    {
        session.CheckFields(JsonRecord.Root, "image-ref", "caption");
        session.Images = 1;
        var image = session.Require(JsonRecord.Root, "image-ref");
        if (image >= 0 && session.IsString(image))
        {
            MediaChecker.CheckUri(session, image, format: null);
            session.ImageKey = RecordHash.Of('I', session.Record.TextOf(image, out _));
        }

        var caption = session.Require(JsonRecord.Root, "caption");
        if (caption < 0)
        {
            return;
        }

        session.Method.TryGetLimit("caption-characters", session.Options.BatchSize, out var limit);
        var before = session.InputCharacters;
        session.Text(caption, 'c', isOutput: false, mayBeBlank: (limit?.Min ?? 1) == 0);
        var length = session.InputCharacters - before;
        if (session.Record.KindOf(caption) == System.Text.Json.JsonTokenType.String && length > 0 && limit is not null && (length < limit.Min || length > limit.Max))
        {
            session.Report(DataSetProblemCode.CaptionLength, caption, string.Create(CultureInfo.InvariantCulture, $"The caption has {length:#,0} characters; {limit} are taken."));
        }
    }
}
