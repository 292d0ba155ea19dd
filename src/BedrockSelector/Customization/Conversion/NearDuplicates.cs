using System.Text;
using System.Text.Json;

namespace BedrockSelector.Customization.Conversion;

/// <summary>Finds records that say nearly the same: groups joined by pairs whose runs of three words are alike enough.</summary>
/// <remarks>
/// Two records are near-duplicates when the Jaccard index of their runs of three words (lower case, letters and digits alone) is at least
/// the threshold, or they are the same. Runs that occur in more than a fifth of the records are templates and do not count; the system
/// prompt does not either. The join is exact: pairs are found by prefixes of the rarest runs, which no pair above the threshold can lack.
/// </remarks>
internal sealed class NearDuplicates(double threshold)
{
    private const int Run = 3;
    private const int TemplateShare = 5;
    private const int FewRecords = 20;

    /// <returns>For each record the number of its group: the smallest number of a record in it.</returns>
    public int[] Groups(IReadOnlyList<string> records)
    {
        var sets = Sets(records);
        var groups = Enumerable.Range(0, sets.Length).ToArray();
        var byPrefix = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < sets.Length; i++)
        {
            var set = sets[i];
            var prefix = set.Length - (int)Math.Ceiling((threshold * set.Length) - 1e-9) + 1;
            var candidates = new HashSet<int>();
            for (var at = 0; at < Math.Min(prefix, set.Length); at++)
            {
                if (byPrefix.TryGetValue(set[at].Hash, out var others))
                {
                    candidates.UnionWith(others);
                }
                else
                {
                    byPrefix[set[at].Hash] = others = [];
                }

                others.Add(i);
            }

            foreach (var other in candidates)
            {
                if (Root(groups, other) != Root(groups, i) && Alike(sets[other], set) >= threshold - 1e-9)
                {
                    Join(groups, other, i);
                }
            }
        }

        return [.. Enumerable.Range(0, groups.Length).Select(i => Root(groups, i))];
    }

    /// <summary>The similarity of two sets, sorted alike.</summary>
    private static double Alike((int Rank, ulong Hash)[] left, (int Rank, ulong Hash)[] right)
    {
        var common = left.Select(static one => one.Hash).Intersect(right.Select(static one => one.Hash)).Count();
        return (double)common / (left.Length + right.Length - common);
    }

    private static (int Rank, ulong Hash)[][] Sets(IReadOnlyList<string> records)
    {
        var raw = records.Select(static record => Runs(TextOf(record))).ToArray();
        var counts = new Dictionary<ulong, int>();
        foreach (var hash in raw.SelectMany(static set => set))
        {
            counts[hash] = counts.GetValueOrDefault(hash) + 1;
        }

        var most = records.Count < FewRecords ? int.MaxValue : records.Count / TemplateShare;
        return [.. raw.Select((set, i) =>
        {
            var own = set.Where(hash => counts[hash] <= most).Select(hash => (counts[hash], hash)).Order().ToArray();

            // All of it is template: only the same text is the same then.
            return own.Length > 0 ? own : [(0, Hash(TextOf(records[i])))];
        })];
    }

    private static HashSet<ulong> Runs(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text + " ")
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        var runs = new HashSet<ulong>();
        for (var i = 0; i + Run <= words.Count; i++)
        {
            runs.Add(Hash(string.Join(' ', words.GetRange(i, Run))));
        }

        return runs.Count > 0 ? runs : [Hash(string.Join(' ', words))];
    }

    // Every text of the record but the system prompt and the names that formats use.
    private static string TextOf(string record)
    {
        try
        {
            using var document = JsonDocument.Parse(record);
            var text = new StringBuilder();
            Collect(document.RootElement, text);
            return text.ToString();
        }
        catch (JsonException)
        {
            return record;
        }
    }

    private static void Collect(JsonElement item, StringBuilder text)
    {
        switch (item.ValueKind)
        {
            case JsonValueKind.String:
                text.Append(item.GetString()).Append(' ');
                break;
            case JsonValueKind.Array:
                foreach (var one in item.EnumerateArray())
                {
                    Collect(one, text);
                }

                break;
            case JsonValueKind.Object:
                var isSystem = item.TryGetProperty("role", out var role) && role.ValueKind == JsonValueKind.String && role.ValueEquals("system"u8);
                foreach (var member in item.EnumerateObject())
                {
                    if (!isSystem && member.Name is not ("system" or "schemaVersion" or "role" or "type" or "bucketOwner"))
                    {
                        Collect(member.Value, text);
                    }
                }

                break;
        }
    }

    private static ulong Hash(string text)
    {
        Span<byte> hash = stackalloc byte[32];
        System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BitConverter.ToUInt64(hash);
    }

    private static int Root(int[] groups, int i)
    {
        while (groups[i] != i)
        {
            groups[i] = groups[groups[i]];
            i = groups[i];
        }

        return i;
    }

    private static void Join(int[] groups, int one, int other)
    {
        var (left, right) = (Root(groups, one), Root(groups, other));
        groups[Math.Max(left, right)] = Math.Min(left, right);
    }
}
