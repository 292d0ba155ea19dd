using System.Numerics;
using System.Runtime.InteropServices;

namespace BedrockSelector.Tokens;

/// <summary>Counts characters by their kind and the coarse kind of the one before: one step of the table a character, no decision.</summary>
/// <remarks>A row of counters for each coarse kind before, a counter of the row for each fine kind.</remarks>
internal static class CharacterCounts
{
    /// <summary>Gets the number of counters.</summary>
    public const int Length = CharacterKinds.CoarseCount * CharacterKinds.FineCount;

    private static readonly int Other = CharacterKinds.Find("other");

    // Where the row begins that a character of a fine kind leads to.
    private static readonly ushort[] RowAfter = [.. CharacterKinds.CoarseOf.ToArray().Select(static coarse => (ushort)(coarse * CharacterKinds.FineCount))];

    /// <summary>Adds a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="counters">The counters.</param>
    /// <param name="row">Where the row of the character before begins: zero before the first.</param>
    /// <returns>Where the row of the last character begins.</returns>
    public static int Add(ReadOnlySpan<char> text, Span<int> counters, int row)
    {
        var fineOf = CharacterKinds.FineOf;
        var rowAfter = RowAfter.AsSpan(0, CharacterKinds.FineCount);
        counters = counters[..Length];
        for (var i = 0; i < text.Length; i++)
        {
            int fine = fineOf[text[i]];
            if (fine == CharacterKinds.Half)
            {
                fine = Other;
                if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                {
                    fine = CharacterKinds.FineOfPair(text[i++]);
                }
            }

            counters[row + fine]++;
            row = rowAfter[fine];
        }

        return row;
    }

    /// <summary>Sums the counters over what stood before.</summary>
    /// <param name="counters">The counters.</param>
    /// <param name="kinds">Takes the characters of each fine kind.</param>
    public static void Sum(ReadOnlySpan<int> counters, Span<int> kinds)
    {
        kinds.Clear();
        for (var row = 0; row < Length; row += CharacterKinds.FineCount)
        {
            var cells = counters.Slice(row, CharacterKinds.FineCount);
            var from = MemoryMarshal.Cast<int, Vector<int>>(cells);
            var to = MemoryMarshal.Cast<int, Vector<int>>(kinds);
            for (var i = 0; i < from.Length; i++)
            {
                to[i] += from[i];
            }

            for (var i = from.Length * Vector<int>.Count; i < CharacterKinds.FineCount; i++)
            {
                kinds[i] += cells[i];
            }
        }
    }

    /// <summary>Finds a counter.</summary>
    /// <param name="before">The coarse kind before.</param>
    /// <param name="kind">The fine kind.</param>
    /// <returns>Its number.</returns>
    public static int Cell(string before, string kind) =>
        (CharacterKinds.CoarseNames.IndexOf(before) * CharacterKinds.FineCount) + CharacterKinds.Find(kind);
}
