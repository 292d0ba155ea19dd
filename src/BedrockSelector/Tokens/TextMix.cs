using System.Runtime.CompilerServices;

namespace BedrockSelector.Tokens;

/// <summary>A text by class: how many of its characters count as text of each.</summary>
[InlineArray(TextClasses.Count)]
internal struct TextMix
{
    private long _first;

    /// <summary>Gets the characters of all classes.</summary>
    public readonly long Total
    {
        get
        {
            long total = 0;
            foreach (var characters in (ReadOnlySpan<long>)this)
            {
                total += characters;
            }

            return total;
        }
    }

    /// <summary>Weighs one figure a class by the share of the class.</summary>
    /// <param name="figures">One figure a class.</param>
    /// <returns>The mean; the figure of English for an empty text.</returns>
    public readonly double Mean(ReadOnlySpan<double> figures)
    {
        double sum = 0;
        long total = 0;
        for (var i = 0; i < TextClasses.Count; i++)
        {
            sum += this[i] * figures[i];
            total += this[i];
        }

        return total == 0 ? figures[0] : sum / total;
    }
}
