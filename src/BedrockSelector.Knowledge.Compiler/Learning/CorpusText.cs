using System.Text.Json;
using BedrockSelector.Tokens;

namespace BedrockSelector.Knowledge.Compiler.Learning;

/// <summary>A text of the corpus: what it is called, what it is made of, and in which part of the corpus it lies.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Label">The class that its origin gives it.</param>
/// <param name="Part">Where it serves: fit, band or judge; texts of one file serve in one part alone.</param>
/// <param name="Origin">The package that it comes from.</param>
/// <param name="Features">Its features: index and count.</param>
/// <param name="Class">The class that most of its characters count as.</param>
internal sealed record CorpusText(int Id, string Label, string Part, string Origin, (int Index, int Count)[] Features, TextClass Class)
{
    /// <summary>Gets the number of features: one a kind of character, one a step from a coarse kind to another.</summary>
    public static int FeatureCount => CharacterKinds.Named + (CharacterKinds.CoarseCount * CharacterKinds.CoarseCount);

    /// <summary>Names a feature as documents do.</summary>
    public static string NameOf(int feature)
    {
        var step = feature - CharacterKinds.Named;
        var names = CharacterKinds.CoarseNames;
        return step < 0 ? CharacterKinds.NameOf(feature) : $"{names[step / CharacterKinds.CoarseCount]}>{names[step % CharacterKinds.CoarseCount]}";
    }

    /// <summary>Reads a corpus: one JSON object a line.</summary>
    public static CorpusText[] Read(string path) => [.. File.ReadLines(path).Where(static line => line.Length > 0).Select(Parse)];

    private static CorpusText Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var profile = new TextProfile();
        profile.Add(root.GetProperty("text").GetString());
        var counts = new int[FeatureCount];
        for (var cell = 0; cell < CharacterCounts.Length; cell++)
        {
            var (row, fine) = Math.DivRem(cell, CharacterKinds.FineCount);
            if (fine < CharacterKinds.Named)
            {
                counts[fine] += profile.Counters[cell];
                counts[CharacterKinds.Named + (row * CharacterKinds.CoarseCount) + CharacterKinds.CoarseOf[fine]] += profile.Counters[cell];
            }
        }

        return new(
            root.GetProperty("id").GetInt32(),
            root.GetProperty("class").GetString()!,
            root.GetProperty("part").GetString()!,
            root.GetProperty("origin").GetString()!,
            [.. counts.Index().Where(static pair => pair.Item > 0)],
            profile.Classes()[0].Key);
    }
}
