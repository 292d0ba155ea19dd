
namespace BedrockSelector.Knowledge.Refresh;

/// <summary>A file as it was when last looked at.</summary>
/// <param name="Stamp">Its time and length; <c>default</c> for a file that does not exist.</param>
/// <param name="Layer">Its content; <see langword="null"/> for a file that does not exist.</param>
internal readonly record struct WatchedFile((DateTime Written, long Length) Stamp, CatalogLayer? Layer)
{
    public static WatchedFile Read(string path, (DateTime Written, long Length) stamp) =>
        stamp == default ? default : new(stamp, CatalogLayer.Parse(Path.GetFileName(path), File.ReadAllBytes(path)));

    public static (DateTime Written, long Length) StampOf(string path)
    {
        // A link, as container platforms mount configuration, stands for the file behind it.
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return default;
        }

        var target = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return target.Exists ? (target.LastWriteTimeUtc, target.Length) : default;
    }
}
