using System.Text.Json;
using BedrockSelector.Tokenizers.Merging;
using BedrockSelector.Tokenizers.Splitting;

namespace BedrockSelector.Tokenizers.Reading;

/// <summary>Reads <c>tokenizer.json</c>: byte pairs alone, and of the steps around them those that are counted right.</summary>
internal static class HuggingFaceReader
{
    /// <summary>Reads.</summary>
    /// <param name="json">The file.</param>
    /// <returns>What counts.</returns>
    /// <exception cref="VocabularyException">The file is damaged, or asks for a step that is not counted here.</exception>
    public static ICounter Read(JsonElement json)
    {
        var model = Member(json, "model");
        if (model.TryGetProperty("type", out var type) && type.GetString() != "BPE")
        {
            throw new VocabularyException($"The model is of type '{type}'; byte pairs (BPE) are counted.");
        }

        Refuse(model, "dropout", "continuing_subword_prefix", "end_of_word_suffix");
        var vocabulary = Vocabulary(Member(model, "vocab"));
        var merges = new MergeTable(Merges(Member(model, "merges"), vocabulary));
        var steps = PreTokenizer(json);
        var added = AddedTokens.Read(json);
        return new PieceCounter
        {
            Normalization = TextNormalization.Read(json),
            Added = added,
            Splitter = new PieceSplitter(steps.Patterns),
            PrefixSpace = steps.PrefixSpace,
            Pairs = new BytePairs(vocabulary, merges, steps.ByteLevel, model.TryGetProperty("ignore_merges", out var ignore) && ignore.ValueKind == JsonValueKind.True),
        };
    }

    private static Dictionary<string, int> Vocabulary(JsonElement tokens)
    {
        var vocabulary = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var token in tokens.EnumerateObject())
        {
            vocabulary[token.Name] = token.Value.GetInt32();
        }

        return vocabulary;
    }

    // A merge is written as two tokens with a blank between, or since 2024 as a pair.
    private static List<(int Left, int Right, int Merged)> Merges(JsonElement list, Dictionary<string, int> vocabulary)
    {
        var merges = new List<(int, int, int)>(list.GetArrayLength());
        foreach (var merge in list.EnumerateArray())
        {
            string left, right;
            if (merge.ValueKind == JsonValueKind.Array)
            {
                (left, right) = (merge[0].GetString()!, merge[1].GetString()!);
            }
            else
            {
                var text = merge.GetString()!;
                var blank = text.IndexOf(' ', 1);
                (left, right) = blank > 0 ? (text[..blank], text[(blank + 1)..]) : throw new VocabularyException($"'{text}' is no merge of two tokens.");
            }

            merges.Add(vocabulary.TryGetValue(left, out var first) && vocabulary.TryGetValue(right, out var second) && vocabulary.TryGetValue(left + right, out var merged)
                ? (first, second, merged)
                : throw new VocabularyException($"The merge of '{left}' and '{right}' names a token that the vocabulary lacks."));
        }

        return merges;
    }

    private static (List<string> Patterns, bool ByteLevel, bool PrefixSpace) PreTokenizer(JsonElement json)
    {
        var (patterns, byteLevel, prefixSpace) = (new List<string>(), false, false);
        if (json.TryGetProperty("pre_tokenizer", out var root) && root.ValueKind == JsonValueKind.Object)
        {
            Add(root);
        }

        return (patterns, byteLevel, prefixSpace);

        void Add(JsonElement step)
        {
            switch (Member(step, "type").GetString())
            {
                case "Sequence":
                    foreach (var inner in Member(step, "pretokenizers").EnumerateArray())
                    {
                        Add(inner);
                    }

                    break;
                case "ByteLevel":
                    byteLevel = true;
                    prefixSpace |= IsTrue(step, "add_prefix_space", false);
                    if (IsTrue(step, "use_regex", true))
                    {
                        patterns.Add(KnownPatterns.ByteLevel);
                    }

                    break;
                case "Digits":
                    patterns.Add(IsTrue(step, "individual_digits", false) ? @"\p{N}" : @"\p{N}+");
                    break;
                case "Split":
                    patterns.Add(SplitPattern(step));
                    break;
                case var other:
                    throw new VocabularyException($"The pre-tokenizer '{other}' is not counted here; Sequence, Split, Digits and ByteLevel are.");
            }
        }
    }

    // Removing all but the matches and isolating the matches come to the same where the pattern matches every character.
    private static string SplitPattern(JsonElement step)
    {
        var (behaviour, invert) = (Member(step, "behavior").GetString(), IsTrue(step, "invert", false));
        var pattern = Member(step, "pattern");
        if (pattern.TryGetProperty("Regex", out var regex) && (behaviour == "Isolated" || (behaviour == "Removed" && invert)))
        {
            return regex.GetString()!;
        }

        if (pattern.TryGetProperty("String", out var text) && behaviour is "MergedWithPrevious" or "Isolated")
        {
            var literal = System.Text.RegularExpressions.Regex.Escape(text.GetString()!);
            return behaviour == "Isolated" ? literal : $"(?s:.*?{literal})";
        }

        throw new VocabularyException($"A split with the behaviour '{behaviour}' is not counted here; Isolated and MergedWithPrevious are.");
    }

    private static void Refuse(JsonElement model, params ReadOnlySpan<string> members)
    {
        foreach (var member in members)
        {
            if (model.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null && !(value.ValueKind == JsonValueKind.String && value.GetString() is ""))
            {
                throw new VocabularyException($"The model asks for '{member}', which is not counted here.");
            }
        }
    }

    internal static bool IsTrue(JsonElement element, string member, bool otherwise) =>
        element.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : otherwise;

    internal static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : throw new VocabularyException($"The file has no '{name}'.");
}
