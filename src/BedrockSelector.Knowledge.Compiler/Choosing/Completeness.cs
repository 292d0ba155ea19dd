using System.Collections.Immutable;
using BedrockSelector.Knowledge.Compiler.Reading;

namespace BedrockSelector.Knowledge.Compiler.Choosing;

/// <summary>Where a source speaks for the whole: what it does not name there is not so. Lines of <c>Rules/complete.csv</c>.</summary>
internal sealed class Completeness
{
    private readonly List<Rule> _rules = [];
    private readonly Dictionary<string, Observation> _covered = new(StringComparer.Ordinal);
    private readonly HashSet<(string Source, Cell Cell)> _named = [];

    public static Completeness Read(string path, FactTable facts, IReadOnlyCollection<Observation> observations)
    {
        var complete = new Completeness();
        foreach (var (_, cell) in CsvRows.Read(path, "fact", "source", "group", "beside", "reason"))
        {
            complete._rules.Add(new(cell("fact"), cell("source"), [.. CsvRows.Words(cell("group"))], [.. CsvRows.Words(cell("beside"))], cell("reason")));
        }

        foreach (var said in observations)
        {
            foreach (var rule in complete._rules.Where(rule => rule.Source == said.Source && Parent(rule.Fact) == Parent(said.Fact)))
            {
                complete._covered.TryAdd(rule.GroupOf(said), said);
                if (said.Fact == rule.Fact)
                {
                    complete._named.UnionWith(Cell.Of(rule.Bare(said), facts.Find(said).Type).Select(cell => (rule.Source, cell)));
                }
            }
        }

        return complete;
    }

    /// <summary>Finds who, by speaking for the whole and saying nothing of it, denies what another said.</summary>
    public IEnumerable<(Observation Said, string Reason)> Denying(Cell cell, Observation said, string type)
    {
        foreach (var rule in _rules.Where(rule => rule.Fact == said.Fact && rule.Source != said.Source))
        {
            if (_covered.TryGetValue(rule.GroupOf(said), out var by)
                && !Cell.Of(rule.Bare(said), type).Any(bare => bare.Scope == cell.Scope && bare.Region == cell.Region && _named.Contains((rule.Source, bare))))
            {
                yield return (by, rule.Reason);
            }
        }
    }

    private static string Parent(string fact) => fact[..Math.Max(0, fact.LastIndexOf('.'))];

    /// <param name="Group">The conditions that make the whole of which the source speaks.</param>
    /// <param name="Beside">The conditions of a statement that do not make it another one.</param>
    private sealed record Rule(string Fact, string Source, ImmutableArray<string> Group, ImmutableArray<string> Beside, string Reason)
    {
        public string GroupOf(Observation said) =>
            $"{Fact}|{Source}|{said.Key}|{string.Join('|', Group.Select(name => said.Where.GetValueOrDefault(name)))}";

        public Observation Bare(Observation said) => said with { Where = said.Where.RemoveRange(Beside) };
    }
}
