using System.Collections.Immutable;

namespace BedrockSelector.Knowledge;

/// <summary>Finds names near one that is unknown, for the error message only: an unknown name is never replaced.</summary>
internal static class NearestNames
{
    private const int Most = 3;

    public static ImmutableArray<string> Find(string name, IEnumerable<string> known)
    {
        if (name.Length > 256)
        {
            return [];
        }

        // A part of the name typed alone ("claude-sonnet-4-6") is as near as a few slips of the finger.
        return
        [
            .. known.Select(candidate => (candidate, distance: candidate.Contains(name, StringComparison.OrdinalIgnoreCase) ? 1 : Distance(name, candidate)))
                .Where(pair => pair.distance <= Math.Max(2, name.Length / 3))
                .OrderBy(static pair => pair.distance).ThenBy(static pair => pair.candidate, StringComparer.Ordinal)
                .Take(Most).Select(static pair => pair.candidate),
        ];
    }

    // Levenshtein's edit distance, ignoring case, one row at a time.
    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
