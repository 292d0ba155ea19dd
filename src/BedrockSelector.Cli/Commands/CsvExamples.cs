using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace BedrockSelector.Cli.Commands;

/// <summary>Reads a table of prompts and completions (RFC 4180) as JSON lines.</summary>
internal static class CsvExamples
{
    private static readonly string[][] Names = [["prompt", "input", "question", "user"], ["completion", "output", "answer", "assistant"], ["system"]];

    public static async IAsyncEnumerable<string> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        using var reader = new StreamReader(path);
        if (Row(reader) is not { } header)
        {
            throw new CliException($"'{path}' is empty; give a heading with prompt and completion.");
        }

        var columns = Names.Select(names => header.FindIndex(cell => names.Contains(cell.Trim(), StringComparer.OrdinalIgnoreCase))).ToArray();
        if (columns[0] < 0)
        {
            throw new CliException($"'{path}' has no column prompt; its columns are {string.Join(", ", header)}.");
        }

        while (Row(reader) is { } row)
        {
            cancellation.ThrowIfCancellationRequested();
            if (row is [""])
            {
                continue;
            }

            using var buffer = new MemoryStream();
            using (var json = new Utf8JsonWriter(buffer))
            {
                json.WriteStartObject();
                for (var i = 0; i < columns.Length; i++)
                {
                    if (columns[i] >= 0 && columns[i] < row.Count && (i == 0 || row[columns[i]].Length > 0))
                    {
                        json.WriteString(Names[i][0], row[columns[i]]);
                    }
                }

                json.WriteEndObject();
            }

            yield return Encoding.UTF8.GetString(buffer.ToArray());
        }
    }

    private static List<string>? Row(StreamReader reader)
    {
        if (reader.EndOfStream)
        {
            return null;
        }

        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        while (reader.Read() is >= 0 and var read)
        {
            var c = (char)read;
            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (reader.Peek() == '"')
                {
                    cell.Append((char)reader.Read());
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == ',')
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (c == '\n')
            {
                break;
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
