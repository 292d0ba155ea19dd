using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BedrockSelector.Tables;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints answers.</summary>
internal static class AnswerPrinter
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Print(CliConsole console, OutputFormat format, Answer answer)
    {
        switch (format)
        {
            case OutputFormat.Json:
                console.Out.Write(Json(answer.Document));
                break;
            case OutputFormat.Csv:
                PrintCsv(console, answer);
                break;
            case OutputFormat.Focus:
                answer.Rows!(console.Out);
                break;
            case OutputFormat.Markdown:
                PrintMarkdown(console, answer);
                break;
            default:
                PrintTables(console, answer);
                break;
        }

        console.Out.Flush();
        foreach (var warning in answer.Warnings)
        {
            console.Error.WriteLine("warning: " + OneLine.Of(warning));
        }

        if (answer.No is null)
        {
            return ExitCode.Done;
        }

        console.Error.WriteLine("no: " + OneLine.Of(answer.No));
        return ExitCode.No;
    }

    /// <summary>Writes a document as JSON, with a line feed at its end.</summary>
    public static string Json(AnswerDocument document)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            document.Write(json);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void PrintCsv(CliConsole console, Answer answer)
    {
        if (answer.Csv is { } csv)
        {
            PrintCsv(console, csv.Columns, csv.Rows);
        }
        else
        {
            var table = answer.Tables[0];
            PrintCsv(console, [.. table.Columns.Select(static column => column.Name)], table.Rows);
        }
    }

    private static void PrintCsv(CliConsole console, IReadOnlyList<string> columns, IEnumerable<string[]> rows)
    {
        using var csv = new CsvWriter(console.Out, [.. columns]);
        foreach (var row in rows)
        {
            csv.Write(row);
        }
    }

    private static void PrintMarkdown(CliConsole console, Answer answer)
    {
        foreach (var table in answer.Tables)
        {
            if (table.Title is not null)
            {
                console.Out.Write($"### {table.Title}\n\n");
            }

            console.Out.Write($"| {string.Join(" | ", table.Columns.Select(static column => column.Name))} |\n");
            console.Out.Write($"|{string.Concat(table.Columns.Select(static column => column.Numeric ? " ---: |" : " --- |"))}\n");
            foreach (var row in table.Rows)
            {
                console.Out.Write($"| {string.Join(" | ", row.Select(static cell => cell.Safe().Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ")))} |\n");
            }

            console.Out.Write('\n');
        }

        foreach (var note in answer.Notes)
        {
            console.Out.Write($"- {note.Safe()}\n");
        }
    }

    private static void PrintTables(CliConsole console, Answer answer)
    {
        var printer = new TablePrinter(console);
        foreach (var table in answer.Tables.Where(static table => table.Rows.Count > 0))
        {
            printer.Print(table);
        }

        foreach (var note in answer.Notes)
        {
            printer.PrintNote(note);
        }
    }
}
