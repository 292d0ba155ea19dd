using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Output;

/// <summary>Parts of a document as rows for a spreadsheet or a query engine: the names of the JSON are the headings, nested ones joined by a point.</summary>
internal sealed class CsvRows
{
    private readonly List<string> _columns = [];
    private readonly List<Dictionary<string, string>> _rows = [];

    public IReadOnlyList<string> Columns => _columns;

    public IEnumerable<string[]> Rows => _rows.Select(row => _columns.Select(column => row.GetValueOrDefault(column, "")).ToArray());

    public static CsvRows Of<T>(IEnumerable<T> items) => new CsvRows().And(items);

    /// <summary>Adds rows of another kind; columns that they share are one.</summary>
    public CsvRows And<T>(IEnumerable<T> items)
    {
        var info = DocumentJson.TypeInfo<T>();
        var paths = Paths(info).ToArray();
        _columns.AddRange(paths.Select(Name).Except(_columns));
        foreach (var item in items)
        {
            var element = JsonSerializer.SerializeToElement(item, info);
            _rows.Add(paths.ToDictionary(Name, path => Cell(path, element), StringComparer.Ordinal));
        }

        return this;
    }

    private static string Name(string[] path) => string.Join('.', path);

    private static bool IsMap(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueMap<>);

    // Lists of objects and maps have no place in a row; the JSON has them.
    private static IEnumerable<string[]> Paths(JsonTypeInfo info)
    {
        foreach (var property in info.Properties.Where(static property => property.Get is not null))
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (property.CustomConverter is null && info.Options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object } nested)
            {
                foreach (var path in Paths(nested))
                {
                    yield return [property.Name, .. path];
                }
            }
            else if (!IsMap(type) && (ItemOf(type) is not { } item || info.Options.GetTypeInfo(item).Kind != JsonTypeInfoKind.Object))
            {
                yield return [property.Name];
            }
        }
    }

    private static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) ? type.GetGenericArguments()[0] : null;

    private static string Cell(string[] path, JsonElement element)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return "";
            }
        }

        return element.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.String => element.GetString()!,
            JsonValueKind.Array => string.Join(' ', element.EnumerateArray().Select(static one => one.ToString())),
            _ => element.GetRawText(),
        };
    }
}
