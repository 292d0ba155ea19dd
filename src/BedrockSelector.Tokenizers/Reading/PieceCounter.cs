using BedrockSelector.Tokenizers.Merging;
using BedrockSelector.Tokenizers.Splitting;

namespace BedrockSelector.Tokenizers.Reading;

/// <summary>Counts by the steps of a <c>tokenizer.json</c>: cut out added tokens, normalize, split, merge.</summary>
internal sealed class PieceCounter : ICounter
{
    public required TextNormalization Normalization { get; init; }

    public required AddedTokens Added { get; init; }

    public required PieceSplitter Splitter { get; init; }

    public required BytePairs Pairs { get; init; }

    public bool PrefixSpace { get; init; }

    public bool IsExact => Added.IsExact && !Normalization.IsImpossible;

    public int Count(string text)
    {
        var (count, at) = (0, 0);
        while (at < text.Length)
        {
            var found = Added.Find(text, at, out var length);
            var end = found < 0 ? text.Length : found;
            if (end > at)
            {
                count += CountPart(text[at..end]);
            }

            if (found < 0)
            {
                break;
            }

            count++;
            at = found + length;
        }

        return count;
    }

    private int CountPart(string part)
    {
        part = Normalization.Apply(part);
        if (PrefixSpace && part.Length > 0 && part[0] != ' ')
        {
            part = " " + part;
        }

        if (Splitter.IsEmpty)
        {
            return part.Length == 0 ? 0 : Pairs.Count(part);
        }

        var count = 0;
        foreach (var (start, length) in Splitter.Split(part))
        {
            count += Pairs.Count(part.AsSpan(start, length));
        }

        return count;
    }
}
