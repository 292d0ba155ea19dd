using System.Text;

namespace BedrockSelector.Cli.Tests.Harness;

/// <summary>A strict reader of RFC 4180: a quote within a bare field, text after a closing quote and ragged rows fail.</summary>
internal static class CsvReader
{
    public static IReadOnlyList<string[]> Read(string text)
    {
        var rows = new List<string[]>();
        var at = 0;
        while (at < text.Length)
        {
            var row = new List<string>();
            bool more;
            do
            {
                row.Add(Field(text, ref at));
                more = at < text.Length && text[at] == ',';
                at++;
            }
            while (more);
            if (at > text.Length || text[at - 1] != '\n')
            {
                throw new FormatException($"Row {rows.Count + 1} does not end with a line feed.");
            }

            if (rows.Count > 0 && row.Count != rows[0].Length)
            {
                throw new FormatException($"Row {rows.Count + 1} has {row.Count} fields, the heading {rows[0].Length}.");
            }

            rows.Add([.. row]);
        }

        return rows;
    }

    private static string Field(string text, ref int at)
    {
        var field = new StringBuilder();
        if (at < text.Length && text[at] == '"')
        {
            for (at++; ; at++)
            {
                if (text[at] == '"')
                {
                    at++;
                    if (at >= text.Length || text[at] != '"')
                    {
                        return at >= text.Length || text[at] is ',' or '\n' ? field.ToString() : throw new FormatException($"Text after a closing quote at {at}.");
                    }
                }

                field.Append(text[at]);
            }
        }

        while (at < text.Length && text[at] is not (',' or '\n'))
        {
            field.Append(text[at] is '"' or '\r' ? throw new FormatException($"A bare quote or return at {at}.") : text[at++]);
        }

        return field.ToString();
    }
}
