using System.Text;
using BedrockSelector.Knowledge.Compiler.Choosing;
using nietras.SeparatedValues;

namespace BedrockSelector.Knowledge.Compiler;

/// <summary>Lists every statement that was not believed: what was chosen instead, and by which rule.</summary>
internal static class DisagreementList
{
    public static byte[] Write(Compilation compilation)
    {
        var rows = compilation.Choices.SelectMany(static choice => choice.Losers.Select(loser => new Row(
                Subject(choice.Cell), choice.Cell.Fact, choice.Cell.Tier, choice.Cell.Scope, choice.Cell.Where, choice.Cell.Region,
                choice.Chosen.Value, choice.Chosen.Source, loser.Said.Value, loser.Said.Source, loser.Superseded ? "newer issue" : loser.Rule, loser.Reason)))
            .Concat(compilation.LeftOut.Select(static one => new Row(
                Subject(one.Cell), one.Cell.Fact, one.Cell.Tier, one.Cell.Scope, one.Cell.Where, one.Cell.Region,
                "", one.By, one.Said.Value, one.Said.Source, "left out", one.Reason)));
        using var csv = Sep.New(',').Writer(static options => options with { Escape = true }).ToText();
        foreach (var row in rows.GroupBy(static row => row with { Regions = "" })
            .Select(static group => group.Key with { Regions = string.Join(' ', group.Select(static row => row.Regions).Distinct().Order(StringComparer.Ordinal)) })
            .OrderBy(static row => row.Subject, StringComparer.Ordinal).ThenBy(static row => row.Fact, StringComparer.Ordinal).ThenBy(static row => row.ToString(), StringComparer.Ordinal))
        {
            using var line = csv.NewRow();
            foreach (var (name, value) in row.Cells)
            {
                line[name].Set(value);
            }
        }

        return Encoding.UTF8.GetBytes(csv.ToString().ReplaceLineEndings("\n"));
    }

    private static string Subject(Cell cell) => cell.Section == "models" ? cell.Key : $"{cell.Section}/{cell.Key}";

    private sealed record Row(
        string Subject, string Fact, string Tier, string Scope, string Where, string Regions,
        string Chosen, string ChosenSource, string Said, string SaidSource, string Rule, string Reason)
    {
        public IEnumerable<(string Name, string Value)> Cells =>
        [
            ("subject", Subject), ("fact", Fact), ("tier", Tier), ("scope", Scope), ("where", Where), ("regions", Regions),
            ("chosen", Chosen), ("chosenSource", ChosenSource), ("said", Said), ("saidSource", SaidSource), ("rule", Rule), ("reason", Reason),
        ];
    }
}
