using System.Collections.Immutable;

namespace BedrockSelector.Knowledge.Compiler.Reading;

/// <summary>Reads the observations of a folder, one file a source.</summary>
internal static class ObservationReader
{
    private static readonly string[] Columns = ["subject", "fact", "tier", "scopes", "regions", "where", "value", "date", "note"];

    public static IEnumerable<Observation> Read(string folder, SourceTable sources)
    {
        foreach (var path in Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            var source = Path.GetFileNameWithoutExtension(path);
            if (!sources.Contains(source))
            {
                throw new CompilerException(Path.GetFileName(path), $"'{source}' is not in Rules/sources.csv; a file of observations is named after its source.");
            }

            foreach (var (place, cell) in CsvRows.Read(path, Columns))
            {
                var subject = cell("subject");
                var slash = subject.IndexOf('/', StringComparison.Ordinal);
                yield return new()
                {
                    Source = source,
                    Place = place,
                    Section = slash < 0 ? "models" : subject[..slash],
                    Key = subject[(slash + 1)..],
                    Fact = cell("fact"),
                    Tier = cell("tier"),
                    Scopes = [.. CsvRows.Words(cell("scopes"))],
                    Regions = [.. CsvRows.Words(cell("regions"))],
                    Where = Conditions(place, cell("where")),
                    Value = cell("value"),
                    Date = cell("date"),
                    Note = cell("note"),
                };
            }
        }
    }

    /// <summary>Reads <c>key=value; key=value</c>.</summary>
    public static ImmutableSortedDictionary<string, string> Conditions(string place, string text)
    {
        var conditions = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || !conditions.TryAdd(part[..equals], part[(equals + 1)..]))
            {
                throw new CompilerException(place, $"'{part}' is not a condition of its own; conditions look like 'term=1-month; contextAbove=200000'.");
            }
        }

        return conditions.ToImmutable();
    }
}
