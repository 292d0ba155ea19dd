using Spectre.Console;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints tables for people: whole where they fit, without their least columns or as records where they do not.</summary>
internal sealed class TablePrinter
{
    private readonly IAnsiConsole _ansi;
    private readonly int? _width;

    public TablePrinter(CliConsole console)
    {
        _width = console.Width;
        _ansi = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = console.Colour ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = console.Colour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(console.Out),
        });

        // Redirected tables are not folded to a width that nobody has.
        _ansi.Profile.Width = console.Width ?? 10_000;
    }

    public void Print(TextTable table)
    {
        if (table.Title is not null)
        {
            _ansi.MarkupLineInterpolated($"[bold]{table.Title}[/]");
        }

        var layout = TableLayout.For(table, _width);
        foreach (var columns in layout.Parts)
        {
            Print(table, columns);
        }

        if (layout.Parts.Count == 0)
        {
            PrintRecords(table);
        }

        if (layout.Dropped.Count > 0)
        {
            PrintNote($"Too narrow for: {string.Join(", ", layout.Dropped)}. Widen the terminal, or use --format csv.");
        }
    }

    public void PrintNote(string note) => _ansi.WriteLine(note.Safe());

    private void Print(TextTable table, IReadOnlyList<int> columns)
    {
        var grid = new Table { Border = TableBorder.Simple };
        var widths = TableLayout.Widths(table, columns, _width);
        for (var i = 0; i < columns.Count; i++)
        {
            var column = table.Columns[columns[i]];
            grid.AddColumn(new TableColumn(new Markup($"[bold]{Markup.Escape(column.Name)}[/]"))
            {
                Alignment = column.Numeric ? Justify.Right : Justify.Left,
                Width = widths[i],
                NoWrap = column.WrapsFrom == 0,
                Padding = new Padding(0, 0, 1, 0),
            });
        }

        foreach (var row in table.Rows)
        {
            grid.AddRow(columns.Select(i => new Text(row[i].Safe())));
        }

        _ansi.Write(grid);
    }

    // Ids are never broken: where they do not fit side by side, each row is a record.
    private void PrintRecords(TextTable table)
    {
        var names = table.Columns.Max(static column => column.Name.Length);
        foreach (var row in table.Rows)
        {
            _ansi.WriteLine();
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i].Length > 0)
                {
                    _ansi.MarkupLineInterpolated($"[bold]{table.Columns[i].Name.PadRight(names)}[/]  {row[i].Safe()}");
                }
            }
        }

        _ansi.WriteLine();
    }
}
