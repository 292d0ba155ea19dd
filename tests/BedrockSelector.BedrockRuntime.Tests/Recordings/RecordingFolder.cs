using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace BedrockSelector.BedrockRuntime.Tests.Recordings;

/// <summary>
/// Reads recordings: cassettes of VCR for Python, Ruby and R (<c>.yaml</c>, <c>.yml</c>), recordings of nock for Node.js and files of our own
/// shape (<c>.json</c>), each also compressed (<c>.gz</c>). Everything but calls of Converse and ConverseStream is passed over.
/// </summary>
internal static class RecordingFolder
{
    private static readonly string[] Kinds = [".json", ".yaml", ".yml"];

    public static IEnumerable<RecordedExchange> Read(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(path => ReadFile(folder, path));

    private static IEnumerable<RecordedExchange> ReadFile(string folder, string path)
    {
        var compressed = path.EndsWith(".gz", StringComparison.Ordinal);
        var kind = Path.GetExtension(compressed ? path[..^3] : path);
        if (!Kinds.Contains(kind))
        {
            return [];
        }

        using var stream = File.OpenRead(path);
        using var reader = new StreamReader(compressed ? new GZipStream(stream, CompressionMode.Decompress) : stream, Encoding.UTF8);
        var text = reader.ReadToEnd();
        var name = Path.GetRelativePath(folder, path);
        return kind == ".json" ? JsonRecordings.Read(name, text) : VcrCassette.Read(name, text);
    }

    public static JsonElement? Json(string? text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : JsonDocument.Parse(text).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
