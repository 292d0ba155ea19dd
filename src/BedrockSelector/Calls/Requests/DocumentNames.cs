using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace BedrockSelector.Calls.Requests;

/// <summary>Makes names of documents that Converse takes: letters, digits, single spaces, hyphens, parentheses and square brackets, each name once.</summary>
internal static class DocumentNames
{
    private const int Longest = 200;

    /// <summary>Gets the names of all documents but one.</summary>
    public static void Collect(JsonNode? node, JsonObject but, HashSet<string> names)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Collect(item, but, names);
            }
        }
        else if (node is JsonObject members)
        {
            foreach (var (name, value) in members)
            {
                if (name == "document" && value is JsonObject document && !ReferenceEquals(document, but)
                    && document["name"] is JsonValue text && text.TryGetValue<string>(out var taken))
                {
                    names.Add(taken);
                }

                Collect(value, but, names);
            }
        }
    }

    /// <summary>Gets the name nearest to one that nobody has.</summary>
    public static string Free(string name, HashSet<string> taken)
    {
        var clean = Clean(name);
        var free = clean;
        for (var number = 2; taken.Contains(free); number++)
        {
            var ending = string.Create(CultureInfo.InvariantCulture, $" ({number})");
            free = clean[..Math.Min(clean.Length, Longest - ending.Length)].TrimEnd() + ending;
        }

        return free;
    }

    private static string Clean(string name)
    {
        var text = new StringBuilder();
        foreach (var character in name)
        {
            var kept = char.IsAsciiLetterOrDigit(character) || character is '-' or '(' or ')' or '[' or ']' ? character : ' ';
            if (kept != ' ' || (text.Length > 0 && text[^1] != ' '))
            {
                text.Append(kept);
            }
        }

        var clean = text.ToString().TrimEnd();
        clean = clean.Length > Longest ? clean[..Longest].TrimEnd() : clean;
        return clean.Length == 0 ? "document" : clean;
    }
}
