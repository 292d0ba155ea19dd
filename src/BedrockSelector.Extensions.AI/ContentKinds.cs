using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Extensions.AI;

/// <summary>Kinds of media in messages, and whether a model takes them.</summary>
internal static class ContentKinds
{
    public const string Image = "image";
    public const string Video = "video";
    public const string Audio = "audio";
    public const string Document = "document";

    /// <returns>The kind of a media type.</returns>
    public static string Of(string mediaType) => mediaType.Split('/')[0].ToUpperInvariant() switch
    {
        "IMAGE" => Image,
        "VIDEO" => Video,
        "AUDIO" => Audio,
        _ => Document,
    };

    /// <returns>Whether the model takes it; null when no source says.</returns>
    public static bool? Takes(FoundationModel model, string kind) => kind switch
    {
        Document => model.Has(Feature.DocumentChat),
        _ when model.InputModalities.IsEmpty => null,
        Image => model.InputModalities.Contains(Modality.Image),
        Video => model.InputModalities.Contains(Modality.Video),

        // AWS lists voice as speech for some models and as audio for others.
        _ => model.InputModalities.Contains(Modality.Audio) || model.InputModalities.Contains(Modality.Speech),
    };
}
