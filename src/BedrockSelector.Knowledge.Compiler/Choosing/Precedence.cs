using BedrockSelector.Knowledge.Compiler.Reading;

namespace BedrockSelector.Knowledge.Compiler.Choosing;

/// <summary>Which source is believed before which, by kind of fact: the order of the lines of <c>Rules/precedence.csv</c>.</summary>
internal sealed class Precedence
{
    private readonly List<(string Section, string Fact, string Source, string Reason)> _lines = [];
    private readonly Dictionary<(string Section, string Fact, string Source), (int Rank, string Reason)> _found = [];

    public static Precedence Read(string path, SourceTable sources)
    {
        var precedence = new Precedence();
        foreach (var (place, cell) in CsvRows.Read(path, "section", "fact", "source", "reason"))
        {
            if (!sources.Contains(cell("source")))
            {
                throw new CompilerException(place, $"the source '{cell("source")}' is not in Rules/sources.csv.");
            }

            precedence._lines.Add((cell("section"), cell("fact"), cell("source"), cell("reason")));
        }

        return precedence;
    }

    /// <summary>Ranks a source for a fact; the narrowest list that names the source counts, and narrower lists come first.</summary>
    public (int Rank, string Reason) Of(Observation said)
    {
        var key = (said.Section, said.Fact, said.Source);
        if (!_found.TryGetValue(key, out var found))
        {
            var best = _lines.Index().Where(line => line.Item.Source == said.Source
                    && line.Item.Section is var section && (section == "*" || section == said.Section)
                    && (line.Item.Fact == "*" || said.Fact == line.Item.Fact || said.Fact.StartsWith(line.Item.Fact + '.', StringComparison.Ordinal)))
                .OrderByDescending(static line => line.Item.Fact == "*" ? 0 : line.Item.Fact.Length).ThenByDescending(static line => line.Item.Section.Length)
                .Select(static line => ((int, string)?)(line.Index - (line.Item.Fact == "*" ? 0 : 100_000), line.Item.Reason)).FirstOrDefault();
            _found[key] = found = best
                ?? throw new CompilerException(said.Place, $"Rules/precedence.csv does not say how far '{said.Source}' is believed on '{said.Fact}'.");
        }

        return found;
    }
}
