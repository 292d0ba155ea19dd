using System.Text.Json.Nodes;

namespace BedrockSelector.Knowledge.Compiler.Reading;

/// <summary>The sources, as <c>Rules/sources.csv</c> lists them.</summary>
internal sealed class SourceTable
{
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, Entry> _byKey = new(StringComparer.Ordinal);

    private SourceTable()
    {
    }

    public static SourceTable Read(string path)
    {
        var table = new SourceTable();
        foreach (var (place, cell) in CsvRows.Read(path, "key", "title", "url", "asOf", "kind", "series", "shared"))
        {
            var entry = new Entry(cell("key"), cell("title"), cell("url"), cell("asOf"), cell("kind"), cell("series"), cell("shared"));
            if (!table._byKey.TryAdd(entry.Key, entry))
            {
                throw new CompilerException(place, $"'{entry.Key}' is listed twice.");
            }

            if (entry.Shared is not ("yes" or "derived" or "internal"))
            {
                throw new CompilerException(
                    place, $"shared '{entry.Shared}' is not yes (its figures stand here), derived (only figures made from it do) or internal (a review of ours, not shipped).");
            }

            table._entries.Add(entry);
        }

        return table;
    }

    public bool Contains(string key) => _byKey.ContainsKey(key);

    public DateOnly AsOf(string key) => DateOnly.ParseExact(_byKey[key].AsOf, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public bool IsAws(string key) => _byKey[key].Kind == "aws";

    /// <summary>Tells whether two sources are issues of the same thing: a difference is then a change, not a disagreement.</summary>
    public bool SameSeries(string one, string other) => _byKey[one].Series is { Length: > 0 } series && series == _byKey[other].Series;

    /// <summary>Lists the sources that documents name, and those from whose figures others were derived.</summary>
    /// <param name="isNamed">Tells whether a document names the source.</param>
    public JsonArray ToJson(Func<string, bool> isNamed) =>
    [
        .. _entries.Where(entry => entry.Shared == "derived" || (entry.Shared == "yes" && isNamed(entry.Key))).Select(static entry => (JsonNode)new JsonObject
        {
            ["key"] = entry.Key, ["title"] = entry.Title, ["url"] = entry.Url.Length == 0 ? null : entry.Url, ["asOf"] = entry.AsOf, ["kind"] = entry.Kind,
        }),
    ];

    private sealed record Entry(string Key, string Title, string Url, string AsOf, string Kind, string Series, string Shared);
}
