using System.Globalization;
using BedrockSelector.Knowledge.Compiler.Reading;

namespace BedrockSelector.Knowledge.Compiler.Choosing;

/// <summary>Chooses one statement a cell: exceptions first, then who speaks for the whole, then precedence.</summary>
internal sealed class Chooser(FactTable facts, SourceTable sources, Precedence precedence, Completeness complete, FinerFigures finer, IReadOnlyList<ChoiceException> exceptions)
{
    private readonly ILookup<string, ChoiceException> _exceptions = exceptions.ToLookup(static one => one.Subject, StringComparer.Ordinal);

    /// <summary>Gets what was left out as a whole: nobody, or no source that speaks for the whole, is believed on it.</summary>
    public List<(Cell Cell, Observation Said, string By, string Reason)> LeftOut { get; } = [];

    public IReadOnlyList<Choice> Choose(IEnumerable<Observation> observations)
    {
        var cells = new Dictionary<Cell, List<(Observation Said, FactDefinition Definition)>>();
        var order = new List<Cell>();
        foreach (var said in observations)
        {
            var definition = facts.Find(said);
            foreach (var cell in Cell.Of(said, definition.Type))
            {
                // Every statement of a bag is a row of its own.
                var place = definition.Type == "bag" ? cell with { Where = $"{cell.Where}; {said.Value}" } : cell;
                if (!cells.TryGetValue(place, out var list))
                {
                    cells.Add(place, list = []);
                    order.Add(place);
                }

                list.Add((said, definition));
            }
        }

        return [.. order.Select(cell => Choose(cell, cells[cell])).OfType<Choice>()];
    }

    private Choice? Choose(Cell cell, List<(Observation Said, FactDefinition Definition)> said)
    {
        var definition = said[0].Definition;
        var ranked = said.Select((one, index) => (one.Said, precedence.Of(one.Said).Rank, Index: index)).OrderBy(static one => one.Rank).ThenBy(static one => one.Index)
            .Select(static one => one.Said).ToList();
        var rule = "precedence";
        var reason = precedence.Of(ranked[0]).Reason;
        if (_exceptions[cell.Key].Concat(_exceptions[""]).FirstOrDefault(one => one.Holds(cell)) is { } exception)
        {
            exception.Used = true;
            (rule, reason) = ("exception", exception.Reason);
            if (exception.Source == ChoiceException.Nobody)
            {
                LeftOut.Add((cell, ranked[0], exception.Source, reason));
                return null;
            }

            if (exception.Disbelieves)
            {
                var faulty = ranked.FindAll(one => one.Source == exception.Source[1..] && (exception.Value.Length == 0 || Same(definition, one.Value, exception.Value)));
                if (faulty.Count == ranked.Count)
                {
                    LeftOut.Add((cell, ranked[0], "", reason));
                    return null;
                }

                ranked.RemoveAll(faulty.Contains);
                ranked.AddRange(faulty);
            }

            var believed = ranked.FirstOrDefault(one => one.Source == exception.Source && (exception.Value.Length == 0 || Same(definition, one.Value, exception.Value)));
            if (believed is not null)
            {
                ranked.Remove(believed);
                ranked.Insert(0, believed);
            }
        }
        else
        {
            foreach (var (denied, why) in complete.Denying(cell, ranked[0], definition.Type))
            {
                if (precedence.Of(denied).Rank < precedence.Of(ranked[0]).Rank)
                {
                    LeftOut.Add((cell, ranked[0], denied.Source, why));
                    return null;
                }
            }

            if (ranked.Count > 1 && ranked[1].Source == ranked[0].Source && !Same(definition, ranked[0].Value, ranked[1].Value))
            {
                throw new CompilerException(ranked[1].Place, $"says '{ranked[1].Value}' where {ranked[0].Place} says '{ranked[0].Value}'; Rules/exceptions.csv must choose.");
            }
        }

        finer.Prefer(cell, definition, ranked);
        Confirmed(definition, ranked);
        return new(cell, definition, WithMarks(definition, ranked),
        [
            .. ranked.Skip(1).Where(one => !Same(definition, one.Value, ranked[0].Value))
                .Select(one => new Loser(one, sources.SameSeries(one.Source, ranked[0].Source) && one.Source != ranked[0].Source, rule, one.Note.Length > 0 ? one.Note : reason)),
        ]);
    }

    // A newer issue of AWS that repeats a figure confirms it: the figure keeps the older name, which says how long it has held.
    private void Confirmed(FactDefinition definition, List<Observation> ranked)
    {
        if (definition.Type != "price" || !sources.IsAws(ranked[0].Source))
        {
            return;
        }

        var repeated = ranked.Skip(1).TakeWhile(one => sources.IsAws(one.Source) && Same(definition, one.Value, ranked[0].Value)
            && sources.AsOf(one.Source) < sources.AsOf(ranked[0].Source)).LastOrDefault();
        if (repeated is not null)
        {
            ranked.Remove(repeated);
            ranked.Insert(0, repeated);
        }
    }

    // A date that only one of those who agree gives holds for them all.
    private static Observation WithMarks(FactDefinition definition, List<Observation> ranked) => Cell.Dates(definition.Type).Aggregate(ranked[0], (chosen, date) =>
        chosen.Where.ContainsKey(date) || ranked.Find(one => one.Where.ContainsKey(date) && Same(definition, one.Value, chosen.Value)) is not { } dated
            ? chosen
            : chosen with { Where = chosen.Where.Add(date, dated.Where[date]) });

    private static bool Same(FactDefinition definition, string one, string other) => one == other
        || (definition.Type is "price" or "number" && decimal.Parse(one, NumberStyles.Float, CultureInfo.InvariantCulture) == decimal.Parse(other, NumberStyles.Float, CultureInfo.InvariantCulture))
        || (definition.Type is "words" && Reading.CsvRows.Words(one).ToHashSet().SetEquals(Reading.CsvRows.Words(other)));
}
