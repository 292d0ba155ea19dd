using System.Buffers;
using System.Text.Json;

namespace BedrockSelector.Tokenizers.Reading;

/// <summary>Tokens that are cut out of a text before anything else is done to it.</summary>
internal sealed class AddedTokens
{
    private readonly Dictionary<char, string[]> _byFirst;
    private readonly SearchValues<char> _firsts;

    private AddedTokens(IEnumerable<string> tokens, bool isExact)
    {
        _byFirst = tokens.GroupBy(static token => token[0]).ToDictionary(static group => group.Key, static group => group.OrderByDescending(static token => token.Length).ToArray());
        _firsts = SearchValues.Create([.. _byFirst.Keys]);
        IsExact = isExact;
    }

    /// <summary>Gets whether all of them are found as the tokenizer finds them: some take blanks or whole words alone.</summary>
    public bool IsExact { get; }

    /// <summary>Reads them from a <c>tokenizer.json</c>.</summary>
    public static AddedTokens Read(JsonElement json)
    {
        var (tokens, exact) = (new List<string>(), true);
        if (json.TryGetProperty("added_tokens", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var token in list.EnumerateArray())
            {
                if (HuggingFaceReader.Member(token, "content").GetString() is { Length: > 0 } content)
                {
                    tokens.Add(content);
                    exact &= !HuggingFaceReader.IsTrue(token, "single_word", false) && !HuggingFaceReader.IsTrue(token, "lstrip", false) && !HuggingFaceReader.IsTrue(token, "rstrip", false);
                }
            }
        }

        return new(tokens.Distinct(StringComparer.Ordinal), exact);
    }

    /// <summary>Finds the next one, the longest where several begin.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="length">Its length.</param>
    /// <returns>Where it begins, or -1.</returns>
    public int Find(ReadOnlySpan<char> text, int start, out int length)
    {
        while (start < text.Length)
        {
            var next = text[start..].IndexOfAny(_firsts);
            if (next < 0)
            {
                break;
            }

            start += next;
            foreach (var token in _byFirst[text[start]])
            {
                if (text[start..].StartsWith(token, StringComparison.Ordinal))
                {
                    length = token.Length;
                    return start;
                }
            }

            start++;
        }

        length = 0;
        return -1;
    }
}
