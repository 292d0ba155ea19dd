namespace BedrockSelector.Knowledge.Compiler.Reading;

/// <summary>Every fact an observation may state, in the order in which documents write them.</summary>
internal sealed class FactTable
{
    private readonly List<FactDefinition> _definitions = [];
    private readonly Dictionary<(string Section, string Path), FactDefinition> _byPath = [];
    private readonly ILookup<(string Section, string Parent), FactDefinition> _byParent;

    private FactTable(string path)
    {
        foreach (var (place, cell) in CsvRows.Read(path, "section", "fact", "type", "keys", "sourceField"))
        {
            var definition = new FactDefinition(cell("section"), cell("fact"), cell("type"), [.. CsvRows.Words(cell("keys"))], cell("sourceField"));
            _definitions.Add(definition);
            if (!_byPath.TryAdd((definition.Section, definition.Path), definition))
            {
                throw new CompilerException(place, "the fact is defined twice.");
            }
        }

        _byParent = _definitions.Where(static one => one.Path.Length > 0).ToLookup(static one => (one.Section, one.Parent));
    }

    public IEnumerable<FactDefinition> Sections => _definitions.Where(static one => one.Path.Length == 0);

    public static FactTable Read(string path) => new(path);

    public IEnumerable<FactDefinition> Under(string section, string parent) => _byParent[(section, parent)];

    public FactDefinition Find(Observation observation) =>
        _byPath.GetValueOrDefault((observation.Section, observation.Fact))
        ?? (observation.Fact.LastIndexOf('.') is > 0 and var dot ? _byPath.GetValueOrDefault((observation.Section, observation.Fact[..dot] + ".*")) : null)
        ?? throw new CompilerException(observation.Place, $"'{observation.Section}' has no fact '{observation.Fact}'; Rules/facts.csv lists those there are.");
}
