namespace BedrockSelector.Cli.Output;

/// <summary>Decides which columns of a table stand side by side in a given width.</summary>
internal sealed record TableLayout
{
    /// <summary>Gets the parts in which the table is printed, each a list of columns by index; empty if not even the columns that stay fit.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Parts { get; init; }

    /// <summary>Gets the names of the columns that found no place, in the table's order.</summary>
    public IReadOnlyList<string> Dropped { get; init; } = [];

    /// <summary>Lays a table out.</summary>
    /// <param name="table">The table.</param>
    /// <param name="width">Columns of the terminal; <see langword="null"/> for no limit.</param>
    /// <returns>The layout.</returns>
    public static TableLayout For(TextTable table, int? width)
    {
        var columns = Enumerable.Range(0, table.Columns.Count).Where(i => !table.Columns[i].Optional || table.Rows.Any(row => row[i].Length > 0)).ToList();
        if (width is not { } limit)
        {
            return new() { Parts = [columns] };
        }

        var least = Enumerable.Range(0, table.Columns.Count).Select(i => Least(table, i)).ToArray();
        var dropped = new List<int>();
        while (Total(columns, least) > limit)
        {
            var most = columns.Max(i => table.Columns[i].Drop);
            if (most == 0)
            {
                return new() { Parts = table.SideBySide ? Split(columns, least, limit) : [] };
            }

            var last = columns.FindLastIndex(i => table.Columns[i].Drop == most);
            dropped.Add(columns[last]);
            columns.RemoveAt(last);
        }

        return new() { Parts = [columns], Dropped = [.. dropped.Order().Select(i => table.Columns[i].Name)] };
    }

    /// <summary>Shares a width out: no column gets less than its longest word, and prose gets what is left, in the table's order.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns of a part.</param>
    /// <param name="width">Columns of the terminal; <see langword="null"/> for no limit.</param>
    /// <returns>Characters of each column of the part.</returns>
    public static int[] Widths(TextTable table, IReadOnlyList<int> columns, int? width)
    {
        var widths = columns.Select(i => Least(table, i)).ToArray();
        var left = width is { } limit ? limit - widths.Sum(static one => one + 2) - 1 : int.MaxValue;
        for (var i = 0; i < widths.Length && left > 0; i++)
        {
            var wanted = Math.Max(table.Columns[columns[i]].Name.Length, table.Rows.Select(row => row[columns[i]].Length).DefaultIfEmpty(0).Max());
            var more = Math.Min(left, wanted - widths[i]);
            widths[i] += more;
            left -= more;
        }

        return widths;
    }

    // Two blanks between columns, as the table printer draws them.
    private static int Total(IReadOnlyCollection<int> columns, int[] least) => columns.Sum(i => least[i] + 2) + 1;

    private static int Least(TextTable table, int column)
    {
        var heading = table.Columns[column].Name.Length;
        var cells = table.Rows.Select(row => row[column]).DefaultIfEmpty("");
        return Math.Max(heading, table.Columns[column].WrapsFrom is > 0 and var from
            ? Math.Max(Math.Min(from, cells.Max(static cell => cell.Length)), cells.SelectMany(static cell => cell.Split(' ')).Max(static word => word.Length))
            : cells.Max(static cell => cell.Length));
    }

    private static List<IReadOnlyList<int>> Split(List<int> columns, int[] least, int limit)
    {
        var parts = new List<IReadOnlyList<int>>();
        var part = new List<int>();
        foreach (var column in columns.Skip(1))
        {
            if (part.Count > 0 && Total([columns[0], .. part, column], least) > limit)
            {
                parts.Add([columns[0], .. part]);
                part = [];
            }

            part.Add(column);
        }

        parts.Add([columns[0], .. part]);
        return parts;
    }
}
