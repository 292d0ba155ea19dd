using System.Collections.Immutable;
using BedrockSelector.Knowledge.Compiler.Reading;

namespace BedrockSelector.Knowledge.Compiler.Choosing;

/// <summary>A choice against the order of precedence, with its reason: a line of <c>Rules/exceptions.csv</c>.</summary>
internal sealed record ChoiceException(
    string Place, string Subject, string Fact, string Tier, ImmutableArray<string> Scopes, ImmutableArray<string> Regions,
    ImmutableSortedDictionary<string, string> Where, string Source, string Value, string Reason)
{
    /// <summary>What stands for the source where nobody is believed: the cell is left out.</summary>
    public const string Nobody = "none";

    /// <summary>Gets whether the source is the one not to be believed: its name stands after an exclamation mark.</summary>
    public bool Disbelieves => Source.StartsWith('!');

    /// <summary>Gets whether a cell was met for which it holds.</summary>
    public bool Used { get; set; }

    public static IEnumerable<ChoiceException> Read(string path, SourceTable sources)
    {
        foreach (var (place, cell) in CsvRows.Read(path, "subject", "fact", "tier", "scopes", "regions", "where", "source", "value", "reason"))
        {
            var source = cell("source");
            if (source != Nobody && !sources.Contains(source.TrimStart('!')))
            {
                throw new CompilerException(place, $"the source '{source}' is not in Rules/sources.csv.");
            }

            if (cell("reason").Length == 0)
            {
                throw new CompilerException(place, "an exception has a reason.");
            }

            yield return new(
                place, cell("subject"), cell("fact"), cell("tier"), [.. CsvRows.Words(cell("scopes"))], [.. CsvRows.Words(cell("regions"))],
                ObservationReader.Conditions(place, cell("where")), source, cell("value"), cell("reason"));
        }
    }

    public bool Holds(Cell cell) =>
        (Subject.Length == 0 || Subject == cell.Key) && (Fact == cell.Fact || (Fact.EndsWith('*') && cell.Fact.StartsWith(Fact[..^1], StringComparison.Ordinal)))
        && (Tier.Length == 0 || Tier == cell.Tier)
        && (Scopes.IsEmpty || Scopes.Contains(cell.Scope))
        && (Regions.IsEmpty || Regions.Contains(cell.Region))
        && (Where.Count == 0 || Where.All(ObservationReader.Conditions(Place, cell.Where).Contains));
}
