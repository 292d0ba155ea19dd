using System.Globalization;
using System.Text;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>Gives the documents of one request names that the service takes: few characters, and no two alike.</summary>
internal sealed class DocumentNames
{
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private int _count;

    public string Next(string? wanted)
    {
        _count++;
        var clean = Clean(wanted);
        var name = clean.Length > 0 ? clean : string.Create(CultureInfo.InvariantCulture, $"document-{_count}");
        for (var number = 2; !_given.Add(name); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{(clean.Length > 0 ? clean : "document")} ({number})");
        }

        return name;
    }

    private static string Clean(string? wanted)
    {
        var builder = new StringBuilder();
        foreach (var c in Path.GetFileNameWithoutExtension(wanted ?? ""))
        {
            var kept = char.IsAsciiLetterOrDigit(c) || c is '-' or '(' or ')' or '[' or ']' ? c : ' ';
            if (kept != ' ' || (builder.Length > 0 && builder[^1] != ' '))
            {
                builder.Append(kept);
            }
        }

        return builder.ToString().Trim();
    }
}
