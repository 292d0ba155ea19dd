using nietras.SeparatedValues;

namespace BedrockSelector.Knowledge.Compiler.Reading;

/// <summary>Reads a CSV file with a header; every column must be one of those known.</summary>
internal static class CsvRows
{
    public static List<(string Place, Func<string, string> Cell)> Read(string path, params string[] columns)
    {
        var file = Path.GetFileName(path);
        using var csv = Sep.New(',').Reader(static options => options with { Unescape = true }).FromFile(path);
        if (csv.Header.ColNames.Except(columns).Concat(columns.Except(csv.Header.ColNames)).FirstOrDefault() is { } odd)
        {
            throw new CompilerException(file, $"the column '{odd}' is unknown or missing; the columns are {string.Join(", ", columns)}.");
        }

        var rows = new List<(string, Func<string, string>)>();
        foreach (var row in csv)
        {
            var cells = new Dictionary<string, string>(columns.Length, StringComparer.Ordinal);
            foreach (var column in columns)
            {
                cells.Add(column, row[column].ToString().Trim());
            }

            rows.Add(($"{file}:{row.LineNumberFrom}", name => cells[name]));
        }

        return rows;
    }

    /// <summary>Splits words separated by blanks.</summary>
    public static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
