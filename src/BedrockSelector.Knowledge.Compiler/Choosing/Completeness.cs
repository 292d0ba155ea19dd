using System.Collections.Immutable;
using BedrockSelector.Knowledge.Compiler.Reading;

namespace BedrockSelector.Knowledge.Compiler.Choosing;

/// <summary>Where a source speaks for the whole: what it does not name there is not so. Lines of <c>Rules/complete.csv</c>.</summary>
internal sealed class Completeness
{
    private readonly List<(string Fact, string Source, ImmutableArray<string> Group, string Reason)> _rules = [];
    private readonly Dictionary<string, (Observation Said, string Reason)> _covered = new(StringComparer.Ordinal);

    public static Completeness Read(string path, IEnumerable<Observation> observations)
    {
        var complete = new Completeness();
        foreach (var (_, cell) in CsvRows.Read(path, "fact", "source", "group", "reason"))
        {
            complete._rules.Add((cell("fact"), cell("source"), [.. CsvRows.Words(cell("group"))], cell("reason")));
        }

        foreach (var said in observations)
        {
            foreach (var rule in complete._rules.Where(rule => rule.Source == said.Source && rule.Fact == said.Fact))
            {
                complete._covered.TryAdd(Group(rule.Fact, rule.Source, said.Key, rule.Group, said.Where), (said, rule.Reason));
            }
        }

        return complete;
    }

    /// <summary>Finds who, by speaking for the whole and saying nothing of it, denies what another said.</summary>
    public IEnumerable<(Observation Said, string Reason)> Denying(Observation said)
    {
        foreach (var rule in _rules.Where(rule => rule.Fact == said.Fact && rule.Source != said.Source))
        {
            if (_covered.TryGetValue(Group(rule.Fact, rule.Source, said.Key, rule.Group, said.Where), out var by))
            {
                yield return by;
            }
        }
    }

    private static string Group(string fact, string source, string key, ImmutableArray<string> group, ImmutableSortedDictionary<string, string> where) =>
        $"{fact}|{source}|{key}|{string.Join('|', group.Select(name => where.GetValueOrDefault(name)))}";
}
