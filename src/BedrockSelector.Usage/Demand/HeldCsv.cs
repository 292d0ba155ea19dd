using System.Globalization;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;
using BedrockSelector.Tables;

namespace BedrockSelector.Demand;

/// <summary>Reads what capacity is held already.</summary>
public static class HeldCsv
{
    private const string File = "the file of held units";

    /// <summary>Reads units held.</summary>
    /// <param name="reader">
    /// CSV with a header. Columns <c>units</c> and <c>to</c>, a date or a point in time at which they end, are needed; <c>kind</c>
    /// (<c>model-units</c>, <c>reserved-input</c> or <c>reserved-output</c>, in thousands of tokens a minute), <c>term</c> and <c>from</c>
    /// are used when there.
    /// </param>
    /// <param name="start">When the plan begins.</param>
    /// <returns>The units, in the order of the file; may be empty.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The header lacks a column, or a line is malformed; the message names the line.</exception>
    public static ValueList<HeldUnits> Read(TextReader reader, DateTimeOffset start)
    {
        ArgumentNullException.ThrowIfNull(reader);
        using var table = new CsvTable(reader);
        if (!table.TryReadHeader([["units"], ["to"]], out var fault))
        {
            throw new FormatException($"Line {table.Line} of {File}: {fault} 'units' and 'to' are needed.");
        }

        var held = new List<HeldUnits>();
        while (table.Read())
        {
            if (table.Fault is not null)
            {
                throw new FormatException($"Line {table.Line} of {File}: {table.Fault}");
            }

            held.Add(new()
            {
                Kind = Kind(table),
                Units = int.TryParse(table["units"], NumberStyles.None, CultureInfo.InvariantCulture, out var units) && units > 0
                    ? units
                    : throw Wrong(table, "units", "a whole number above 0"),
                Term = Blank(table["term"]) ? CommitmentTerm.None
                    : ClosedSet.TryParse<CommitmentTerm>(table["term"], out var term) ? term
                    : throw Wrong(table, "term", "a term; write none, 1-month, 3-month or 6-month"),
                FromHour = Blank(table["from"]) ? 0 : (int)Math.Max(0m, decimal.Ceiling(Hours(table, "from", start))),
                ToHour = Hours(table, "to", start),
            });
        }

        return [.. held];
    }

    private static CapacityKind Kind(CsvTable table) => table["kind"] switch
    {
        null or "" or "model-units" => CapacityKind.ModelUnits,
        "reserved-input" => CapacityKind.ReservedInput,
        "reserved-output" => CapacityKind.ReservedOutput,
        _ => throw Wrong(table, "kind", "model-units, reserved-input or reserved-output"),
    };

    private static decimal Hours(CsvTable table, string column, DateTimeOffset start) =>
        DateTimeOffset.TryParse(table[column], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? (decimal)(time - start).Ticks / TimeSpan.TicksPerHour
            : throw Wrong(table, column, "a date or a point in time, such as 2027-03-01");

    private static bool Blank(string? text) => string.IsNullOrEmpty(text);

    private static FormatException Wrong(CsvTable table, string column, string what) =>
        new($"Line {table.Line} of {File}: {column} '{table[column]}' is not {what}.");
}
