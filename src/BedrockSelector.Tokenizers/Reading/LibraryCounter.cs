using BedrockSelector.Tokenizers.Splitting;
using Microsoft.ML.Tokenizers;

namespace BedrockSelector.Tokenizers.Reading;

/// <summary>Counts with a tokenizer of Microsoft.ML.Tokenizers.</summary>
/// <param name="tokenizer">The tokenizer.</param>
/// <param name="splitter">Splits in its place, since its own patterns take a letter beyond the basic plane for a symbol; <see langword="null"/> where nothing is split.</param>
internal sealed class LibraryCounter(Tokenizer tokenizer, PieceSplitter? splitter) : ICounter
{
    public bool IsExact => true;

    public int Count(string text)
    {
        if (splitter is null)
        {
            return text.Length == 0 ? 0 : tokenizer.CountTokens(text);
        }

        var count = 0;
        foreach (var (start, length) in splitter.Split(text))
        {
            count += tokenizer.CountTokens(text.AsSpan(start, length), considerPreTokenization: false, considerNormalization: false);
        }

        return count;
    }
}
