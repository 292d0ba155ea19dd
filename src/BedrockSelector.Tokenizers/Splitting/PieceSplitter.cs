using System.Text.RegularExpressions;

namespace BedrockSelector.Tokenizers.Splitting;

/// <summary>Splits a text into the pieces within which tokens are built: one pattern after another, each within the pieces of the one before.</summary>
/// <remarks>Immutable and safe for use by several threads.</remarks>
internal sealed class PieceSplitter
{
    /// <summary>How long one match may take: patterns come from files, and some never end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Regex[] _steps;

    /// <summary>Makes a splitter.</summary>
    /// <param name="patterns">Patterns as tokenizer files write them, in their order; what a pattern does not match is a piece as well.</param>
    /// <exception cref="VocabularyException">A pattern is none.</exception>
    public PieceSplitter(params IEnumerable<string> patterns)
    {
        try
        {
            _steps = [.. patterns.Select(static pattern => new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.Compiled, Patience))];
        }
        catch (ArgumentException exception)
        {
            throw new VocabularyException($"The pattern that splits text is none: {exception.Message}", exception);
        }
    }

    /// <summary>Gets whether nothing is split.</summary>
    public bool IsEmpty => _steps.Length == 0;

    /// <summary>Splits.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The pieces in their order: where each begins, and its length; they cover the text.</returns>
    /// <exception cref="VocabularyException">A pattern does not come to an end on the text.</exception>
    public List<(int Start, int Length)> Split(string text)
    {
        var shadow = ShadowText.Of(text);
        List<(int Start, int End)> pieces = [(0, shadow.Shown.Length)];
        try
        {
            foreach (var step in _steps)
            {
                pieces = Split(step, shadow.Shown, pieces);
            }
        }
        catch (RegexMatchTimeoutException exception)
        {
            throw new VocabularyException("The pattern that splits text does not come to an end on this text.", exception);
        }

        var result = new List<(int, int)>(pieces.Count);
        foreach (var (start, end) in pieces)
        {
            if (end > start)
            {
                result.Add((shadow.Start(start), shadow.Start(end) - shadow.Start(start)));
            }
        }

        return result;
    }

    private static List<(int Start, int End)> Split(Regex step, string text, List<(int Start, int End)> pieces)
    {
        var result = new List<(int, int)>(pieces.Count + 16);
        foreach (var (start, end) in pieces)
        {
            // Looking ahead must not look beyond the piece.
            var at = start;
            foreach (var match in step.EnumerateMatches(text.AsSpan(start, end - start)))
            {
                var from = start + match.Index;
                if (from > at)
                {
                    result.Add((at, from));
                }

                if (match.Length > 0)
                {
                    result.Add((from, from + match.Length));
                }

                at = from + match.Length;
            }

            if (at < end)
            {
                result.Add((at, end));
            }
        }

        return result;
    }
}
