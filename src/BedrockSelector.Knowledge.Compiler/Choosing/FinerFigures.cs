using System.Globalization;
using BedrockSelector.Knowledge.Compiler.Reading;

namespace BedrockSelector.Knowledge.Compiler.Choosing;

/// <summary>Sources that round: another's finer figure that rounds to theirs is believed instead. Lines of <c>Rules/rounded.csv</c>.</summary>
internal sealed class FinerFigures
{
    private readonly Dictionary<(string Source, string Tier), decimal> _halves = [];

    public static FinerFigures Read(string path)
    {
        var finer = new FinerFigures();
        foreach (var (_, cell) in CsvRows.Read(path, "source", "tier", "decimals", "reason"))
        {
            finer._halves.Add((cell("source"), cell("tier")), 0.5m / (decimal)Math.Pow(10, int.Parse(cell("decimals"), CultureInfo.InvariantCulture)));
        }

        return finer;
    }

    /// <summary>Moves the finer figure to the front, if there is one.</summary>
    public void Prefer(Cell cell, FactDefinition definition, List<Observation> ranked)
    {
        if (definition.Type == "price" && _halves.TryGetValue((ranked[0].Source, cell.Tier), out var half)
            && ranked.Skip(1).FirstOrDefault(one => Number(one) != Number(ranked[0]) && Math.Abs(Number(one) - Number(ranked[0])) <= half) is { } finer)
        {
            ranked.Remove(finer);
            ranked.Insert(0, finer);
        }
    }

    private static decimal Number(Observation said) => decimal.Parse(said.Value, NumberStyles.Float, CultureInfo.InvariantCulture);
}
