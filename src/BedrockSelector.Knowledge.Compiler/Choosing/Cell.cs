using BedrockSelector.Knowledge.Compiler.Reading;

namespace BedrockSelector.Knowledge.Compiler.Choosing;

/// <summary>One place for one figure: what several sources may speak of, and what only one of them is believed on.</summary>
/// <param name="Section">The section of the documents.</param>
/// <param name="Key">The entry.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Tier">The tier, or empty.</param>
/// <param name="Scope">The scope, or empty.</param>
/// <param name="Region">The region; for facts that hold for a list of regions as a whole, the list.</param>
/// <param name="Where">The further conditions that tell it from other cells.</param>
internal sealed record Cell(string Section, string Key, string Fact, string Tier, string Scope, string Region, string Where)
{
    // What is said of a figure and does not make it another one.
    private static readonly string[] PriceMarks = ["default", "derived", "regionAssumed", "validTo"];
    private static readonly string[] OfferMarks = ["listed", "validFrom"];

    /// <summary>Spreads an observation over the cells it speaks of.</summary>
    public static IEnumerable<Cell> Of(Observation said, string type)
    {
        var spread = type is "price" or "offer" or "route";
        var marks = Marks(type);
        var conditions = string.Join("; ", said.Where.Where(pair => !marks.Contains(pair.Key)).Select(static pair => $"{pair.Key}={pair.Value}"));
        return from scope in spread ? said.Scopes.DefaultIfEmpty("") : [string.Join(' ', said.Scopes)]
               from region in spread ? said.Regions.DefaultIfEmpty("") : [string.Join(' ', said.Regions)]
               select new Cell(said.Section, said.Key, said.Fact, said.Tier, scope, region, conditions);
    }

    /// <summary>Tells which conditions of a kind of fact are marks.</summary>
    public static string[] Marks(string type) => type switch { "price" => PriceMarks, "offer" => OfferMarks, _ => [] };

    /// <summary>Tells which of the marks are dates that hold for everybody who says the same.</summary>
    public static string[] Dates(string type) => type switch { "price" => ["validTo"], "offer" => ["validFrom"], _ => [] };
}
